import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

shopSuite("interrupted bookings", (shop) => {
  it("are finished when a crash left the order without its transaction", async () => {
    const session = await shop.store.session(await shop.store.cart(), "pp_wechat_main")
    await shop.gateways.pay("wechat", session.out_trade_no)
    const order = await shop.store.orderOf(session.session_id)
    const transactions = async () =>
      (await shop.db.raw(`select amount::text from order_transaction where order_id = ?`, [order]))
        .rows
    await until(
      async () =>
        (await shop.db.raw(`select 1 from cnpay_trade where settled_at is not null`)).rows[0],
      { what: "the trade is settled", timeout: 10_000 }
    )
    // What a process leaves that dies between the capture and the order's transaction.
    await shop.db.raw(`delete from order_transaction`)
    await shop.db.raw(`update cnpay_trade set settled_at = null, due_at = now()`)

    await until(async () => (await transactions()).length > 0, {
      what: "the order has its transaction again",
      timeout: 20_000,
    })

    expect(await transactions()).toEqual([{ amount: "19.9" }])
    const payment = await shop.admin.payment(order)
    expect(payment.captures).toHaveLength(1)
  })
})
