import type { NotificationFault } from "../../../simulator"
import { decide } from "../../../src/core/decide"
import { NotificationRefused } from "../../../src/core/errors"
import type { OutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import type { HttpAnswer, RawNotification } from "../../../src/gateways/gateway"
import { until } from "../../support/until"
import type { Bench } from "./bench"
import { newRefund } from "./refunds"

/** How often each gateway tries before it gives up. */
const MOST_ATTEMPTS = { alipay: 8, wechat: 16 }

/** What the gateway tells by itself, and how we answer. */
export function describeNotifications(bench: Bench): void {
  const { name } = bench.adapter
  const read = (raw: RawNotification) => bench.gateway.readNotification(raw, new Date())

  async function delivered(attempts: number) {
    const done = async () => {
      const { notifications } = await bench.control.books()
      const [first] = notifications
      return first && first.attempts.length >= attempts ? first : undefined
    }
    return until(done, { what: `${attempts} attempts at a notification` })
  }

  function decisionOn(raw: RawNotification, outTradeNo: OutTradeNo) {
    const { about } = read(raw)
    if (about.kind !== "trade") throw new Error("it is about a refund")
    const { payee } = bench.gateway
    return decide(about.snapshot, {
      outTradeNo,
      state: "open",
      refundSeen: false,
      total: fen(1990),
      payee,
    })
  }

  const caught = async () => {
    const first = () => bench.shop.caught[0]
    return until(first, { what: "a notification" })
  }

  describe("a notification", () => {
    it("of a payment is read, and it is enough to capture the money", async () => {
      const no = await bench.paid()
      const raw = await caught()
      const { id, about } = read(raw)
      expect(id).toMatch(/^.{16,128}$/)
      expect(about).toMatchObject({
        kind: "trade",
        snapshot: { outTradeNo: no, state: "paid", total: 1990, payee: bench.gateway.payee },
      })
      expect(decisionOn(raw, no)).toEqual({ action: "capture", paid: 1990 })
    })

    it("of a refund tells its amount", async () => {
      const wanted = newRefund(await bench.paid(), 500)
      await bench.gateway.refund(wanted)
      const told = () =>
        bench.shop.caught.map(read).find(({ about }) => {
          if (about.kind === "refund") return about.snapshot.outRefundNo === wanted.outRefundNo
          return about.kind === "trade" && about.snapshot.refunded !== null
        })
      const { about } = await until(told, { what: "the refund's notification" })
      const { kind, snapshot } = about
      expect(snapshot.outTradeNo).toBe(wanted.outTradeNo)
      if (kind === "refund") expect(snapshot).toMatchObject({ amount: 500, state: "succeeded" })
      else expect(snapshot).toMatchObject({ refunded: 500, state: "paid" })
    })

    it("has the same id each time that it is repeated", async () => {
      bench.shop.answer = () => bench.gateway.acknowledge("retry")
      await bench.paid()
      await delivered(3)
      expect(new Set(bench.shop.caught.map((raw) => read(raw).id)).size).toBe(1)
    })

    it("with another amount under a genuine signature is read and captures nothing", async () => {
      const set = { total_amount: "0.01", total_fee: 1, "amount.total": 1 }
      await bench.control.fault({ gateway: name, on: "notification", kind: "alter", set })
      const no = await bench.paid()
      expect(decisionOn(await caught(), no)).toEqual({ action: "give_back", paid: 1 })
    })

    it("for another merchant under a genuine signature captures nothing", async () => {
      const foreign = "1999999999"
      const set = { app_id: "2021999999999999", mchid: foreign, sp_mchid: foreign, mch_id: foreign }
      await bench.control.fault({ gateway: name, on: "notification", kind: "alter", set })
      const no = await bench.paid()
      expect(decisionOn(await caught(), no)).toEqual({
        action: "report",
        difference: "payee_differs",
      })
    })
  })

  const forged: [NotificationFault, string][] = [
    ["tamper", "bad_signature"],
    ["wrong_key", "bad_signature"],
    ...(bench.adapter.signsHeaders
      ? ([
          ["signtest", "bad_signature"],
          ["unknown_serial", "unknown_serial"],
          ["stale", "stale"],
        ] as [NotificationFault, string][])
      : []),
  ]

  describe("a notification that is not to be believed", () => {
    it.each(forged)("because of %s is refused: %s; the genuine one is taken", async (kind, why) => {
      const reasons: string[] = []
      bench.shop.answer = (raw) => judged(raw, reasons)
      await bench.control.fault({ gateway: name, on: "notification", kind })
      await bench.paid()
      const { attempts, acknowledged } = await delivered(2)
      expect(reasons).toEqual([why])
      expect(attempts.map(({ status }) => status)).toEqual([401, 200])
      expect(acknowledged).toBe(true)
    })

    function judged(raw: RawNotification, reasons: string[]): HttpAnswer {
      try {
        read(raw)
        return bench.gateway.acknowledge("accepted")
      } catch (error) {
        if (!(error instanceof NotificationRefused)) throw error
        reasons.push(error.reason)
        return bench.gateway.acknowledge("refused")
      }
    }
  })

  describe("our answer to a notification", () => {
    it("that accepts it stops its repetition", async () => {
      await bench.paid()
      expect(await delivered(1)).toMatchObject({ acknowledged: true })
      expect(bench.shop.caught).toHaveLength(1)
    })

    it.each(["refused", "retry"] as const)("that says %s has it repeated", async (outcome) => {
      bench.shop.answer = () => bench.gateway.acknowledge(outcome)
      await bench.paid()
      expect(await delivered(MOST_ATTEMPTS[name])).toMatchObject({ acknowledged: false })
      expect(bench.shop.caught).toHaveLength(MOST_ATTEMPTS[name])
    })
  })
}
