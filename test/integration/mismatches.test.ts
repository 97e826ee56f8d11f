import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

/** What a genuinely signed notification says, and the discrepancy that it must become. */
const CASES = [
  ["alipay", "another amount", { total_amount: "19.89" }, "amount_differs"],
  ["alipay", "another app", { app_id: "2021000000000001" }, "payee_differs"],
  ["alipay", "another seller", { seller_id: "2088000000000001" }, "payee_differs"],
  ["alipay", "a refund before any payment was booked", { refund_fee: "19.90" }, "state_differs"],
  ["wechat", "another amount", { "amount.total": 1989 }, "amount_differs"],
  ["wechat", "another currency", { "amount.currency": "USD" }, "currency_differs"],
  ["wechat", "another app", { appid: "wx0000000000000001" }, "payee_differs"],
  ["wechat", "another merchant", { mchid: "1900000001" }, "payee_differs"],
] as const

shopSuite("mismatches", (shop) => {
  it.each(CASES)(
    "%s: a notification of %s is kept as a discrepancy and never settled",
    async (gateway, _, set, kind) => {
      const scene = gateway === "alipay" ? "qr" : "native"
      const cart = await shop.store.cart()
      const session = await shop.store.session(cart, `pp_${gateway}_main`, { scene })
      await shop.gateways.scan(gateway, session.out_trade_no)

      const reply = await shop.gateways.notify(gateway, session.out_trade_no, {
        set: paidWith(gateway, set),
      })

      expect(reply.status).toBe(200)
      const found = await until(
        async () => {
          const { rows } = await shop.db.raw(
            `select kind, state, out_trade_no, account from cnpay_discrepancy`
          )
          return rows.length > 0 && rows
        },
        { what: "a discrepancy is open", timeout: 10_000 }
      )
      expect(found).toEqual([
        { kind, state: "open", out_trade_no: session.out_trade_no, account: `${gateway}_main` },
      ])
      expect(await shop.admin.orders()).toEqual([])
      const { rows: trades } = await shop.db.raw(`select state from cnpay_trade`)
      expect(trades).toEqual([{ state: "open" }])
    }
  )

  it("a genuine payment of a number that is not ours is kept as a discrepancy, and no cart is touched", async () => {
    const bystander = await shop.store.cart()
    const other = await shop.store.session(bystander, "pp_wechat_main")
    const set = {
      out_trade_no: "20200101000000ffffffffffffffff",
      trade_state: "SUCCESS",
      "amount.total": 1990,
    }

    const reply = await shop.gateways.notify("wechat", other.out_trade_no, { set })

    expect(reply.status).toBe(200)
    await until(
      async () => {
        const { rows } = await shop.db.raw(`select kind from cnpay_discrepancy`)
        return rows[0]?.kind === "only_at_gateway"
      },
      { what: "the stranger's money is reported", timeout: 10_000 }
    )
    expect(await shop.admin.orders()).toEqual([])
  })
})

function paidWith(
  gateway: string,
  set: Readonly<Record<string, unknown>>
): Record<string, unknown> {
  return gateway === "alipay"
    ? { trade_status: "TRADE_SUCCESS", ...set }
    : { trade_state: "SUCCESS", "amount.total": 1990, "amount.currency": "CNY", ...set }
}
