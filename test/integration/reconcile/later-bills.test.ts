import { Readable } from "node:stream"
import type { BillDay } from "../../../src/core/bill-day"
import { newOutTradeNo } from "../../../src/core/ids"
import { CNY, fen } from "../../../src/core/money"
import type { RunCause } from "../../../src/core/run"
import { reconcileDay, reconcileUpload } from "../../../src/reconcile"
import { settleTrade } from "../../../src/settle/settle-trade"
import { daysAgo, PastSales } from "../../support/integration/past-sales"
import { shopSuite } from "../../support/integration/shop-suite"

shopSuite("what later bills say of earlier days", (shop) => {
  const [first, second] = [daysAgo(4) as BillDay, daysAgo(3) as BillDay]
  const run = (day: BillDay, cause: RunCause = "backfill") =>
    reconcileDay(shop.container, { account: "wechat_main", day, cause })
  const change = (day: BillDay, what: object) =>
    shop.gateways.changeBill({ gateway: "wechat", day, ...what } as never)
  const found = async () =>
    (
      await shop.db.raw(
        `select bill_day, kind, state, resolution from cnpay_discrepancy order by bill_day, kind`
      )
    ).rows.map((it: Record<string, string | null>) => Object.values(it))

  describe("a payment just before midnight that has not reached the balance", () => {
    const sellUnmoved = async () => {
      const past = await PastSales.open(shop, "wechat")
      const sale = await past.sell(first, "23:58:00")
      for (const day of [first, second]) await past.sell(day)
      const match = { type: "payment", out_trade_no: sale.no }
      await change(first, { kind: "fund", change: "drop", match })
      return { ...match, amount_fen: 12_800, gateway_trade_no: sale.gatewayNo }
    }

    it("waits for the next day's balance, and is explained when that shows it", async () => {
      const row = await sellUnmoved()
      await change(second, {
        kind: "fund",
        change: "add",
        row: { ...row, at: `${second}T00:00:30+08:00` },
      })
      await run(first)
      expect(await found()).toEqual([[first, "fund_missing", "waiting", null]])

      expect((await run(second)).state).toBe("balanced")

      expect(await found()).toEqual([[first, "fund_missing", "resolved", "explained"]])
    })

    it("is for somebody to look at when the next day's balance does not show it either", async () => {
      await sellUnmoved()
      await run(first)

      await run(second)

      expect(await found()).toEqual([[first, "fund_missing", "open", null]])
    })
  })

  it("a refund whose next bill names it by the gateway's numbers alone is explained", async () => {
    const past = await PastSales.open(shop, "wechat")
    const sale = await past.sell(first)
    const billed = `${second}T00:01:00+08:00`
    const refund = await past.refund(sale, { at: `${first}T23:58:00+08:00`, billed })
    const match = { type: "refund", out_refund_no: refund.no }
    await change(second, { change: "alter", match, set: { out_refund_no: null } })
    await run(first)
    expect(await found()).toEqual([[first, "refund_missing", "waiting", null]])

    expect((await run(second)).state).toBe("balanced")

    expect(await found()).toEqual([[first, "refund_missing", "resolved", "explained"]])
  })

  it("each day's balance that does not add up is a difference of its own", async () => {
    const past = await PastSales.open(shop, "wechat")
    const days = [first, second]
    for (const day of days) {
      await past.sell(day)
      const { no } = await past.sell(day, "18:00:00")
      const match = { type: "payment", out_trade_no: no }
      await change(day, { change: "alter", match, set: { balance_slip_fen: 100 } })
    }
    for (const day of days) await run(day)
    const open = days.map((day) => [day, "balance_differs", "open", null])
    expect(await found()).toEqual(open)
  })

  it("a bill that is archived counts although its gateway does not have it any more", async () => {
    await PastSales.open(shop, "wechat")
    const row = { type: "payment", out_trade_no: "X1", amount_fen: 500 }
    await change(first, { change: "add", row })
    await run(first)
    const open = [[first, "only_at_gateway", "open", null]]
    expect(await found()).toEqual(open)

    const set = { code: "NO_STATEMENT_EXIST" }
    await shop.gateways.fault({ gateway: "wechat", on: "bill", kind: "refuse", set, times: 0 })
    expect(await run(first, "asked")).toMatchObject({ state: "differs", lines: 1 })

    expect(await found()).toEqual(open)
  })

  it("a bill of a day that is not over is refused, because the day's own is still to come", async () => {
    const today = daysAgo(0)
    const file = () =>
      Readable.from([`交易时间,商户号,商户订单号\r\n\`${today} 08:00:00,\`1900000001,\`X1\r\n`])
    await expect(
      reconcileUpload(shop.container, { file: file(), account: null })
    ).rejects.toMatchObject({ reason: "wrong_day" })
    expect((await shop.db.raw(`select 1 from cnpay_run`)).rows).toEqual([])
  })

  it("a strange payment that was told of and then billed is one difference, and stays accepted", async () => {
    await PastSales.open(shop, "wechat")
    const outTradeNo = newOutTradeNo(new Date())
    const gatewayTradeNo = "4200000000000000000000000001"
    const snapshot = {
      ...{ outTradeNo, gatewayTradeNo, state: "paid" as const, total: fen(500) },
      ...{ currency: CNY, payee: {}, refunded: null, paidAt: new Date() },
    }
    const told = { account: "wechat_main", outTradeNo, cause: "poll" as const, snapshot }
    await settleTrade(shop.container, told)
    await shop.db.raw(`update cnpay_discrepancy set state = 'accepted'`)
    const row = { type: "payment", out_trade_no: outTradeNo, amount_fen: 500 }
    await change(first, { change: "add", row: { ...row, gateway_trade_no: gatewayTradeNo } })

    expect((await run(first)).state).toBe("balanced")

    expect(await found()).toEqual([[null, "only_at_gateway", "accepted", null]])
  })
})
