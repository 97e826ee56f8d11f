import { addDays, type BillDay } from "../../../src/core/bill-day"
import { reconcileDay } from "../../../src/reconcile"
import { daysAgo, PastSales, type PastSale } from "../../support/integration/past-sales"
import { shopSuite } from "../../support/integration/shop-suite"

shopSuite("Medusa's books of a day", (shop) => {
  const day = daysAgo(4) as BillDay
  const dayAfter = addDays(day, 1)
  const run = (of: BillDay) =>
    reconcileDay(shop.container, { account: "wechat_main", day: of, cause: "backfill" })

  /** The shopper pays the same session once more, a day later, and Medusa never hears of it. */
  const payAgain = async ({ no }: PastSale) => {
    const again = { id: "cntrd_again", out_trade_no: `${no.slice(0, -1)}x`, gateway_trade_no: null }
    const [trade] = await shop.db("cnpay_trade").where({ out_trade_no: no })
    const paid_at = `${dayAfter}T12:00:00+08:00`
    await shop.db("cnpay_trade").insert({ ...trade, ...again, paid_at })
    return again.out_trade_no
  }

  it("do not hold what was paid twice on two days, though either day's sum is what Medusa has", async () => {
    const past = await PastSales.open(shop, "wechat")
    const again = await payAgain(await past.sell(day))
    await shop.gateways.changeBill({
      ...{ gateway: "wechat", day: dayAfter, change: "add" },
      row: { type: "payment", out_trade_no: again, amount_fen: 12_800 },
    })
    expect((await run(dayAfter)).state).toBe("differs")
    const { rows } = await shop.db.raw(`select kind, state from cnpay_discrepancy`)
    expect(rows).toContainEqual({ kind: "books_differ", state: "open" })
  })

  it.each(["first", "second"])(
    "do not hold an order whose %s payment of two of the same sum has no transaction",
    async (which) => {
      const past = await PastSales.open(shop, "wechat")
      const sales = { first: await past.sell(day), second: await past.sell(dayAfter) }
      const { first, second } = sales
      await past.write(
        `update order_payment_collection set order_id = ? where order_id = ?`,
        first.order,
        second.order
      )
      await past.write(
        `update order_transaction set order_id = ? where reference_id = ?`,
        first.order,
        second.capture
      )
      await past.write(
        `update order_transaction set deleted_at = now() where reference_id = ?`,
        sales[which as keyof typeof sales].capture
      )
      for (const each of [day, dayAfter]) await run(each)
      const { rows } = await shop.db.raw(`select kind, state from cnpay_discrepancy`)
      expect(rows).toEqual([{ kind: "transaction_differs", state: "open" }])
    }
  )

  it("agree where all of a payment was given back on a later day", async () => {
    const past = await PastSales.open(shop, "wechat")
    const sale = await past.sell(day)
    await past.refund(sale, { fen: 12_800, at: `${dayAfter}T12:00:00+08:00` })
    expect((await run(day)).state).toBe("balanced")
    expect((await run(dayAfter)).state).toBe("balanced")
  })
})
