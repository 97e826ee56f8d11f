import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

const WAYS = [
  { gateway: "alipay", provider: "pp_alipay_main", scene: "qr" },
  { gateway: "alipay", provider: "pp_alipay_main", scene: "page" },
  { gateway: "wechat", provider: "pp_wechat_main", scene: "native" },
] as const

shopSuite("selling", (shop) => {
  describe.each(WAYS)("$gateway $scene", ({ gateway, provider, scene }) => {
    const buy = async (handle: string) => {
      const session = await shop.store.session(await shop.store.cart(handle), provider, { scene })
      if (scene === "page" && session.instruction.type === "redirect") {
        await fetch(session.instruction.url)
      }
      await shop.gateways.pay(gateway, session.out_trade_no)
      return { session, order: await shop.store.orderOf(session.session_id) }
    }

    it("turns the shopper's payment into one captured order, and answers the gateway", async () => {
      const { session, order } = await buy("tea-19-90")

      expect(session.amount).toBe("19.90")
      expect(await shop.admin.order(order)).toMatchObject({ payment_status: "captured" })
      const payment = await shop.admin.payment(order)
      expect(payment.captures).toHaveLength(1)
      expect(payment.data).toEqual({
        session_id: session.session_id,
        out_trade_no: session.out_trade_no,
        scene,
        amount: "19.90",
        currency: "cny",
      })
      await until(
        async () => (await shop.gateways.books()).notifications.every((n) => n.acknowledged),
        {
          what: "every notification is acknowledged",
        }
      )
    })

    it("sends a part back when the admin refunds it, and then the rest", async () => {
      const { session, order } = await buy("kettle-128")
      const payment = await shop.admin.payment(order)

      const gave = async (fen: number[]) =>
        until(
          async () => {
            const { refunds } = await shop.gateways.books()
            const sums = refunds.filter((r) => r.state === "SUCCESS").map((r) => r.amount_fen)
            return JSON.stringify(sums) === JSON.stringify(fen)
          },
          { what: `the gateway sent back ${fen.join(" and ")} fen`, timeout: 10_000 }
        )
      expect((await shop.admin.refund(payment.id, 28)).status).toBe(200)
      await gave([2800])
      expect((await shop.admin.refund(payment.id, 100)).status).toBe(200)
      await gave([2800, 10000])

      const { trades } = await shop.gateways.books()
      expect(trades.find((t) => t.out_trade_no === session.out_trade_no)).toMatchObject({
        amount_fen: 12800,
        refunded_fen: 12800,
      })
      expect(await shop.admin.order(order)).toMatchObject({ payment_status: "refunded" })
    })
  })
})
