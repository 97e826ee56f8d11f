import type { Operation, OperationFault } from "../../../simulator"
import { newOutReleaseNo, newOutTradeNo, type OutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import type { NewCapture, NewRelease } from "../../../src/gateways/preauth"
import { until } from "../../support/until"
import { alipayAdapter } from "./alipay-adapter"
import { useBench } from "./bench"

/** Whether the gateway did what it was asked for is the shop's to find out. */
const ACTED = ["timeout_after", "reset_after", "malformed", "unsigned", "wrong_key"] as const
const IDLE = ["timeout_before", "reset_before", "http_500", "http_502_html"] as const
const KINDS: OperationFault[] = [...IDLE, ...ACTED]

describe("Alipay's pre-authorisation", () => {
  const bench = useBench(alipayAdapter)
  const preauth = () => bench.gateway.preauth!
  const strike = (on: Operation, kind: OperationFault, set?: Record<string, unknown>) =>
    bench.control.fault({ gateway: "alipay", on, kind, ...(set && { set }) })
  const askedBy = (kind: OperationFault) =>
    (kind.startsWith("timeout") ? bench.hasty : bench.gateway).preauth!

  const offered = async (form = "qr") => {
    const order = bench.order({ scene: "preauth", form })
    return { no: order.outTradeNo, instruction: await bench.gateway.create(order) }
  }
  const frozen = async () => {
    const { no } = await offered()
    await bench.control.freeze(no)
    return no
  }
  const capture = (freezeNo: OutTradeNo, amount: number): NewCapture => ({
    outTradeNo: newOutTradeNo(new Date()),
    freezeNo,
    form: "qr",
    amount: fen(amount),
  })
  const release = (freezeNo: OutTradeNo, amount: number): NewRelease => ({
    outReleaseNo: newOutReleaseNo(new Date()),
    freezeNo,
    amount: fen(amount),
  })
  const books = async (no: OutTradeNo) => {
    const { freezes } = await bench.control.books()
    return freezes.find(({ out_order_no }) => out_order_no === no)
  }

  describe("freezing", () => {
    it("offers a code, and an app an order string that the wallet accepts", async () => {
      const code = await offered("qr")
      expect(code.instruction).toEqual({ type: "qr", code: expect.stringMatching(/^http/) })
      const app = await offered("app")
      const { order_string: text } = app.instruction as { order_string: string }
      expect(app.instruction).toMatchObject({ type: "alipay_app" })

      const opened = await fetch(`${bench.simulator.url}/phone/app?${text}`, { redirect: "manual" })

      expect(opened.status).toBe(303)
      expect((await books(app.no))?.state).toBe("INIT")
      const forged = text.replace("amount%22%3A%2219.90", "amount%22%3A%2210.90")
      expect(forged).not.toBe(text)
      const refused = await fetch(`${bench.simulator.url}/phone/app?${forged}`)
      expect(await refused.text()).toContain("invalid-signature")
    })

    it("is unknown to the gateway until it is scanned, waits then, and is frozen when agreed", async () => {
      const { no } = await offered()
      expect(await preauth().query(no)).toBeNull()
      await fetch(`${bench.simulator.url}/phone/${(await books(no))?.code}`)
      expect(await preauth().query(no)).toMatchObject({ state: "waiting" })
      await bench.control.freeze(no)
      expect(await preauth().query(no)).toMatchObject({
        outTradeNo: no,
        state: "frozen",
        total: 1990,
        currency: "cny",
        gatewayTradeNo: expect.stringMatching(/^\d{28}$/),
        frozenAt: expect.any(Date),
      })
    })

    it("is told by a notification that is verified, without the payer's name", async () => {
      const no = await frozen()
      const told = await until(() => bench.shop.caught[0], { what: "the shop is notified" })
      const { about, event } = bench.gateway.readNotification(told, new Date())
      expect(event).toBe("fund_auth_freeze")
      expect(about).toMatchObject({
        kind: "freeze",
        snapshot: { outTradeNo: no, state: "frozen", total: 1990 },
      })
      expect(JSON.stringify(about)).not.toMatch(/2088|\*/)
    })

    it("is closed before anybody agreed, and cannot be agreed to any more", async () => {
      const { no } = await offered()
      expect(await preauth().close(no)).toBe("absent")
      await fetch(`${bench.simulator.url}/phone/${(await books(no))?.code}`)
      expect(await preauth().close(no)).toBe("closed")
      await expect(bench.control.freeze(no)).rejects.toThrow(/closed/)
      expect(await preauth().query(no)).toMatchObject({ state: "over" })
    })

    it("is not closed once money is frozen", async () => {
      const no = await frozen()
      expect(await preauth().close(no)).toBe("paid")
      expect((await books(no))?.rest_fen).toBe(1990)
    })

    it("whose query is about another freeze leaves it unknown", async () => {
      const no = await frozen()
      await strike("freeze_query", "alter", { out_order_no: "20261123162000ffffffffffffffff" })
      await expect(preauth().query(no)).rejects.toMatchObject({ kind: "unknown" })
    })

    it("reads amounts that come as bare numbers", async () => {
      const no = await frozen()
      await strike("freeze_query", "alter", { total_freeze_amount: 19.9, rest_amount: 19.9 })
      expect(await preauth().query(no)).toMatchObject({ state: "frozen", total: 1990 })
    })
  })

  describe("capturing", () => {
    it("takes parts, each under its own number, and ends the freeze with the last fen", async () => {
      const no = await frozen()
      const [part, rest] = [capture(no, 500), capture(no, 1490)]
      expect(await preauth().capture(part)).toMatchObject({
        outTradeNo: part.outTradeNo,
        state: "paid",
        total: 500,
      })
      expect(await books(no)).toMatchObject({ state: "AUTHORIZED", captured_fen: 500 })
      expect(await preauth().capture(rest)).toMatchObject({ state: "paid", total: 1490 })
      expect(await books(no)).toMatchObject({ state: "FINISH", rest_fen: 0 })
      expect(await preauth().query(no)).toMatchObject({ state: "over" })
    })

    it("takes money of a freeze that was offered to an app under the app's product", async () => {
      const { no, instruction } = await offered("app")
      const { order_string: text } = instruction as { order_string: string }
      await fetch(`${bench.simulator.url}/phone/app?${text}`)
      await bench.control.freeze(no)
      const wanted = capture(no, 1990)
      await expect(preauth().capture(wanted)).rejects.toMatchObject({
        kind: "refused",
        code: "ACQ.PRE_AUTH_PROD_CODE_INCONSISTENT",
      })
      expect(await preauth().capture({ ...wanted, form: "app" })).toMatchObject({ state: "paid" })
    })

    it("more than is frozen is refused, and nothing moves", async () => {
      const no = await frozen()
      await preauth().capture(capture(no, 500))
      await expect(preauth().capture(capture(no, 1491))).rejects.toMatchObject({ kind: "refused" })
      expect(await books(no)).toMatchObject({ captured_fen: 500, rest_fen: 1490 })
    })

    it("under the same number twice takes the money once, also when it was all there was", async () => {
      for (const amount of [500, 1990]) {
        const no = await frozen()
        const wanted = capture(no, amount)
        await preauth().capture(wanted)
        expect(await preauth().capture(wanted)).toMatchObject({ state: "paid", total: amount })
        expect((await books(no))?.captured_fen).toBe(amount)
      }
    })

    it("of a freeze that nobody agreed to, or that does not exist, is refused", async () => {
      const { no } = await offered()
      await fetch(`${bench.simulator.url}/phone/${(await books(no))?.code}`)
      await expect(preauth().capture(capture(no, 500))).rejects.toMatchObject({ kind: "refused" })
      const absent = capture(newOutTradeNo(new Date()), 500)
      await expect(preauth().capture(absent)).rejects.toMatchObject({ kind: "refused" })
    })

    it("is refunded and notified like any trade", async () => {
      const no = await frozen()
      const wanted = capture(no, 500)
      await preauth().capture(wanted)
      const outRefundNo = `R${wanted.outTradeNo}` as never
      await bench.gateway.refund({
        outRefundNo,
        outTradeNo: wanted.outTradeNo,
        amount: fen(200),
        total: fen(500),
      })
      const abouts = await until(
        () => {
          const all = bench.shop.caught.map((it) => bench.gateway.readNotification(it, new Date()))
          return all.length === 3 ? all : null
        },
        { what: "freeze, capture and refund are notified" }
      )
      expect(abouts.map(({ about }) => about.kind).sort()).toEqual(["freeze", "trade", "trade"])
    })
  })

  describe("releasing", () => {
    it("sets a part free, and with the rest ends the freeze", async () => {
      const no = await frozen()
      expect(await preauth().release(release(no, 500))).toBe("succeeded")
      expect(await books(no)).toMatchObject({ state: "AUTHORIZED", rest_fen: 1490 })
      expect(await preauth().release(release(no, 1490))).toBe("succeeded")
      expect(await books(no)).toMatchObject({ state: "CLOSED", released_fen: 1990 })
    })

    it("under the same number twice sets it free once, also when it was all there was", async () => {
      for (const amount of [500, 1990]) {
        const no = await frozen()
        const wanted = release(no, amount)
        await preauth().release(wanted)
        expect(await preauth().release(wanted)).toBe("succeeded")
        expect(await preauth().queryRelease(wanted.outReleaseNo, no)).toBe("succeeded")
        expect((await books(no))?.released_fen).toBe(amount)
      }
    })

    it("more than is left, or of a freeze that has ended, is refused", async () => {
      const no = await frozen()
      await expect(preauth().release(release(no, 1991))).rejects.toMatchObject({ kind: "refused" })
      await bench.control.expireFreeze(no)
      expect(await preauth().query(no)).toMatchObject({ state: "over" })
      await expect(preauth().release(release(no, 1990))).rejects.toMatchObject({ kind: "refused" })
    })

    it("that the gateway never heard of gives null", async () => {
      const { outReleaseNo, freezeNo } = release(await frozen(), 500)
      expect(await preauth().queryRelease(outReleaseNo, freezeNo)).toBeNull()
    })
  })

  describe("a gateway that fails on the way", () => {
    it.each(KINDS)("leaves a capture that meets %s unknown, and takes it once", async (kind) => {
      const no = await frozen()
      const wanted = capture(no, 500)
      await strike("capture", kind)
      await expect(askedBy(kind).capture(wanted)).rejects.toMatchObject({ kind: "unknown" })
      const found = await bench.gateway.query(wanted.outTradeNo)
      const hasActed = (ACTED as readonly string[]).includes(kind)
      expect(found?.state ?? null).toBe(hasActed ? "paid" : null)
      expect(await preauth().capture(wanted)).toMatchObject({ state: "paid" })
      expect((await books(no))?.captured_fen).toBe(500)
    })

    it.each(KINDS)("leaves a release that meets %s unknown, and makes it once", async (kind) => {
      const no = await frozen()
      const wanted = release(no, 500)
      await strike("unfreeze", kind)
      await expect(askedBy(kind).release(wanted)).rejects.toMatchObject({ kind: "unknown" })
      const hasActed = (ACTED as readonly string[]).includes(kind)
      const found = await preauth().queryRelease(wanted.outReleaseNo, no)
      expect(found).toBe(hasActed ? "succeeded" : null)
      expect(await preauth().release(wanted)).toBe("succeeded")
      expect((await books(no))?.released_fen).toBe(500)
    })

    it.each(KINDS)("leaves a freeze whose query meets %s unknown", async (kind) => {
      const no = await frozen()
      await strike("freeze_query", kind)
      await expect(askedBy(kind).query(no)).rejects.toMatchObject({ kind: "unknown" })
    })

    it("leaves a capture unknown whose confirming query fails", async () => {
      const no = await frozen()
      const wanted = capture(no, 500)
      await strike("query", "http_500")
      await expect(preauth().capture(wanted)).rejects.toMatchObject({ kind: "unknown" })
      expect(await bench.gateway.query(wanted.outTradeNo)).toMatchObject({ state: "paid" })
    })
  })
})
