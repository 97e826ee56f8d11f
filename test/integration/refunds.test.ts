import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

const GATEWAYS = ["alipay", "wechat"] as const

shopSuite("refunds", (shop) => {
  const buy = async (gateway: (typeof GATEWAYS)[number], handle: string) => {
    const scene = gateway === "alipay" ? "qr" : "native"
    const session = await shop.store.session(await shop.store.cart(handle), `pp_${gateway}_main`, {
      scene,
    })
    await shop.gateways.pay(gateway, session.out_trade_no)
    const order = await shop.store.orderOf(session.session_id)
    return { session, order, payment: await shop.admin.payment(order) }
  }
  const refundedFen = async () => (await shop.gateways.books()).trades[0]?.refunded_fen
  const ledger = async () =>
    (
      await shop.db.raw(
        `select state, amount_fen::int as fen from cnpay_refund order by created_at`
      )
    ).rows

  describe.each(GATEWAYS)("%s", (gateway) => {
    it("gives back 10.01 in three thirds of 10.005 and not one fen more", async () => {
      const { payment } = await buy(gateway, "odd-10-005")

      for (let i = 0; i < 3; i += 1) {
        expect(await shop.admin.refund(payment.id, 3.335)).toMatchObject({ status: 200 })
      }

      await until(async () => (await refundedFen()) === 1001, { what: "all is given back" })
      expect((await ledger()).map((row: { fen: number }) => row.fen)).toEqual([334, 334, 333])
    })

    it("tells the admin when the gateway refuses, and leaves no refund behind", async () => {
      const { order, payment } = await buy(gateway, "tea-19-90")
      const code =
        gateway === "alipay"
          ? { sub_code: "ACQ.REASON_TRADE_REFUND_FEE_ERR" }
          : { code: "TRADE_OVERDUE" }
      await shop.gateways.fault({ gateway, on: "refund", kind: "refuse", set: code })

      const answer = await shop.admin.refund(payment.id, 5)

      expect(answer.status).toBe(400)
      expect(answer.body.message).toMatch(/refused the refund \(.*\)\. No money was sent/)
      expect((await shop.admin.payment(order)).refunds).toEqual([])
      expect(await ledger()).toEqual([{ state: "refused", fen: 500 }])
      expect(await refundedFen()).toBe(0)
    })

    it.each(["reset_after", "reset_before", "http_500", "unsigned"] as const)(
      "keeps a refund whose answer was lost (%s), and sends its money once when the admin goes on",
      async (kind) => {
        const { order, payment } = await buy(gateway, "kettle-128")
        await shop.gateways.fault({ gateway, on: "refund", kind })

        expect((await shop.admin.refund(payment.id, 28)).status).toBe(200)
        // Unknown, unless WeChat Pay's notification of the refund has come in the meantime.
        expect(await ledger()).toEqual([
          { state: expect.stringMatching(/^(unknown|succeeded)$/), fen: 2800 },
        ])
        expect((await shop.admin.payment(order)).refunds).toHaveLength(1)
        expect((await shop.admin.refund(payment.id, 100)).status).toBe(200)

        await until(async () => (await refundedFen()) === 12800, {
          what: "both sums are given back",
        })
        expect((await shop.gateways.books()).refunds.map((r) => r.amount_fen)).toEqual([
          2800, 10000,
        ])
      }
    )

    it("sends nothing new while an earlier refund is still unknown", async () => {
      const { payment } = await buy(gateway, "kettle-128")
      await shop.gateways.fault({ gateway, on: "refund", kind: "reset_before", times: 2 })
      await shop.gateways.fault({ gateway, on: "refund_query", kind: "reset_before", times: 0 })
      await shop.admin.refund(payment.id, 28)

      const answer = await shop.admin.refund(payment.id, 28)

      expect(answer.status).toBe(400)
      expect(answer.body.message).toMatch(/has not yet confirmed the earlier refund/)
      expect((await shop.gateways.books()).refunds).toEqual([])
    })
  })

  it("sends everything back through the provider when the cart cannot be completed after the payment", async () => {
    const handle = "porcelain-cup-sold-in-ones"
    const [first, second] = [await shop.store.cart(handle), await shop.store.cart(handle)]
    const sessions = [
      await shop.store.session(first, "pp_wechat_main"),
      await shop.store.session(second, "pp_wechat_main"),
    ]
    await shop.db.raw(
      `update inventory_level set stocked_quantity = 1, raw_stocked_quantity = '{"value":"1","precision":20}'
        where inventory_item_id = (select id from inventory_item where sku = '${handle}')`
    )

    for (const session of sessions) await shop.gateways.pay("wechat", session.out_trade_no)

    await until(
      async () => {
        const { trades } = await shop.gateways.books()
        return (
          trades
            .map((t) => t.refunded_fen)
            .sort((a, b) => a - b)
            .join() === "0,6666"
        )
      },
      { what: "one is sold and the other given back in full", timeout: 30_000 }
    )
    expect(await shop.admin.orders()).toHaveLength(1)
    await until(
      async () => {
        const answers = await Promise.all(sessions.map((s) => shop.store.status(s.session_id)))
        return (
          answers
            .map(({ body }) => body.session.status)
            .sort()
            .join() === "failed,paid"
        )
      },
      { what: "one shopper is told of the order, the other that it failed", timeout: 20_000 }
    )
  })
})
