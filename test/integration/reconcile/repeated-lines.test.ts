import type { BillDay } from "../../../src/core/bill-day"
import { reconcileDay } from "../../../src/reconcile"
import { daysAgo, PastSales, type PastSale } from "../../support/integration/past-sales"
import { shopSuite } from "../../support/integration/shop-suite"

shopSuite("what bills show more than once", (shop) => {
  const [first, second, third] = [5, 4, 3].map((ago) => daysAgo(ago) as BillDay) as [
    BillDay,
    BillDay,
    BillDay,
  ]
  const run = (day: BillDay) =>
    reconcileDay(shop.container, { account: "wechat_main", day, cause: "backfill" })
  const add = (day: BillDay, row: object) =>
    shop.gateways.changeBill({ gateway: "wechat", day, change: "add", row } as never)
  const paymentOf = ({ no, gatewayNo }: PastSale) => ({
    ...{ type: "payment", out_trade_no: no, amount_fen: 12_800, gateway_trade_no: gatewayNo },
  })
  /** By the bill of trades; what the balance makes of it is another matter. */
  const found = async () =>
    (
      await shop.db.raw(
        `select bill_day, kind, state, difference_fen::int as fen from cnpay_discrepancy
          where kind <> 'fund_missing' order by bill_day, kind, line_ref`
      )
    ).rows.map((it: Record<string, unknown>) => Object.values(it))
  const repeated = (day: BillDay, fen = 12_800) => [day, "repeated_line", "open", fen]

  it.each([
    ["in the order of the days", [0, 1, 2]],
    ["the other way round", [2, 1, 0]],
    ["from the middle", [1, 0, 2]],
  ])("on three days agrees with one line, %s, and stays so when run again", async (_, order) => {
    const past = await PastSales.open(shop, "wechat")
    const sale = await past.sell(first)
    await add(second, paymentOf(sale))
    await add(third, paymentOf(sale))
    const days = [first, second, third]

    for (const n of order) await run(days[n] ?? first)

    const others = days.filter((day) => day !== days[order[0] ?? 0])
    const expected = others.map((day) => repeated(day))
    expect(await found()).toEqual(expected)
    for (const day of days) await run(day)
    expect(await found()).toEqual(expected)
  })

  it("twice on one day under our number agrees with one line", async () => {
    const past = await PastSales.open(shop, "wechat")
    const sale = await past.sell(first)
    await add(first, paymentOf(sale))
    await add(first, paymentOf(sale))

    expect(await run(first)).toMatchObject({ lines: 3, matched: 1, net_difference_fen: 25_600 })
    expect(await found()).toEqual([repeated(first), repeated(first)])
  })

  it("twice on one day, once or both times without our number, agrees with one line", async () => {
    const past = await PastSales.open(shop, "wechat")
    const [one, other] = [await past.sell(first), await past.sell(second)]
    await add(first, { ...paymentOf(one), out_trade_no: "" })
    await add(third, { ...paymentOf(other), out_trade_no: "" })
    await add(third, { ...paymentOf(other), out_trade_no: "" })
    const match = { type: "payment", out_trade_no: other.no }
    await shop.gateways.changeBill({
      gateway: "wechat",
      day: second,
      change: "drop",
      match,
    } as never)

    for (const day of [first, third, second]) await run(day)

    expect(await found()).toEqual([repeated(first), repeated(third)])
  })

  it("as a refund that was made before midnight and done after it agrees with one line", async () => {
    const past = await PastSales.open(shop, "wechat")
    const sale = await past.sell(first)
    const refund = await past.refund(sale, { at: `${first}T23:58:00+08:00` })
    await shop.db.raw(`update cnpay_refund set succeeded_at = ? where out_refund_no = ?`, [
      ...[`${second}T00:08:00+08:00`, refund.no],
    ])
    await add(second, {
      ...{ ...paymentOf(sale), type: "refund", amount_fen: 2_800, at: `${second}T00:08:00+08:00` },
      ...{ out_refund_no: refund.no, gateway_refund_no: refund.gatewayNo },
    })

    for (const day of [second, first, second, first]) await run(day)

    expect(await found()).toEqual([repeated(first, 2_800)])
  })

  it("that nobody knows is one strange payment, and its repetition", async () => {
    await PastSales.open(shop, "wechat")
    const row = { type: "payment", out_trade_no: "X1", amount_fen: 700 }
    await add(first, row)
    await add(first, row)

    await run(first)

    expect(await found()).toEqual([[first, "only_at_gateway", "open", 700], repeated(first, 700)])
  })

  it("is billed where a later file of its first day does not show it any more", async () => {
    const past = await PastSales.open(shop, "wechat")
    const sale = await past.sell(first)
    await past.sell(first, "18:00:00")
    await add(second, paymentOf(sale))
    for (const day of [first, second]) await run(day)
    expect(await found()).toEqual([repeated(second)])
    const match = { type: "payment", out_trade_no: sale.no }
    await shop.gateways.changeBill({
      gateway: "wechat",
      day: first,
      change: "drop",
      match,
    } as never)

    await reconcileDay(shop.container, { account: "wechat_main", day: first, cause: "asked" })
    expect((await run(second)).state).toBe("balanced")

    const open = (await found()).filter(([, , state]: unknown[]) => state === "open")
    expect(open).toEqual([])
  })
})
