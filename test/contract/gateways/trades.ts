import { newOutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import type { Bench } from "./bench"

/** Creating, querying and closing. */
export function describeTrades(bench: Bench): void {
  const name = bench.adapter.name

  describe("creating a trade", () => {
    it("gives the shopper what is needed to pay, and the gateway what we wanted", async () => {
      const order = bench.order()
      const instruction = await bench.gateway.create(order)
      expect(instruction).toEqual({ type: "qr", code: expect.stringMatching(/^http/) })
      const { trades } = await bench.control.books()
      expect(trades).toEqual([
        expect.objectContaining({
          gateway: name,
          out_trade_no: order.outTradeNo,
          amount_fen: 1990,
          notify_url: bench.shop.url,
          time_expire: wholeSecond(order.expiresAt),
        }),
      ])
    })

    it.each([1, 10_000_000_000])("of %i fen comes back as just that", async (amount) => {
      const order = bench.order({ total: fen(amount) })
      await bench.gateway.create(order)
      await bench.control.pay(name, order.outTradeNo)
      expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({ total: amount })
    })

    it("works with a subject of which nothing is left", async () => {
      await bench.gateway.create(bench.order({ subject: "👕👕" }))
      expect((await bench.control.books()).trades).toHaveLength(1)
    })
  })

  describe("querying a trade", () => {
    it("that nobody has paid yet says that it waits", async () => {
      const no = await bench.open()
      expect(await bench.gateway.query(no)).toMatchObject({
        outTradeNo: no,
        state: "waiting",
        paidAt: null,
      })
    })

    it("that was paid says how much, to whom and when", async () => {
      const no = await bench.paid()
      const snapshot = await bench.gateway.query(no)
      expect(snapshot).toMatchObject({
        outTradeNo: no,
        gatewayTradeNo: expect.stringMatching(/^\d{28}$/),
        state: "paid",
        total: 1990,
        currency: "cny",
      })
      for (const [key, id] of Object.entries(snapshot?.payee ?? {})) {
        expect(bench.gateway.payee[key]).toBe(id)
      }
      expect(Math.abs(Date.now() - (snapshot?.paidAt?.getTime() ?? 0))).toBeLessThan(60_000)
    })

    it("that the gateway never heard of gives null", async () => {
      expect(await bench.gateway.query(newOutTradeNo(new Date()))).toBeNull()
    })

    it("whose answer is about another trade leaves it unknown", async () => {
      const no = await bench.paid()
      const set = { out_trade_no: "20261123162000ffffffffffffffff" }
      await bench.control.fault({ gateway: name, on: "query", kind: "alter", set })
      await expect(bench.gateway.query(no)).rejects.toMatchObject({ kind: "unknown" })
    })
  })

  describe("closing a trade", () => {
    it("that waits closes it, and a second time as well", async () => {
      const no = await bench.open()
      expect(await bench.gateway.close(no)).toBe("closed")
      expect(await bench.gateway.query(no)).toMatchObject({ state: "closed" })
      expect(await bench.gateway.close(no)).toBe("closed")
    })

    it("that was paid a moment ago says so", async () => {
      const no = await bench.paid()
      expect(await bench.gateway.close(no)).toBe("paid")
      expect(await bench.gateway.query(no)).toMatchObject({ state: "paid" })
    })

    it("that was paid, when the query after it fails, leaves it unknown", async () => {
      const no = await bench.paid()
      await bench.control.fault({ gateway: name, on: "query", kind: "http_500" })
      expect(await bench.gateway.close(no)).toBe("unknown")
    })

    it("that the gateway never heard of says that it is absent", async () => {
      expect(await bench.gateway.close(newOutTradeNo(new Date()))).toBe("absent")
    })
  })
}

/** The wire carries seconds. */
function wholeSecond(date: Date): string {
  return new Date(Math.floor(date.getTime() / 1_000) * 1_000).toISOString()
}
