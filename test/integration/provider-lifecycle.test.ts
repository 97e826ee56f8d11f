import type { IPaymentModuleService } from "@medusajs/framework/types"
import { catchNotification } from "../support/integration/catch-notification"
import { shopSuite } from "../support/integration/shop-suite"

const GATEWAYS = ["alipay", "wechat"] as const

shopSuite("provider lifecycle", (shop) => {
  const payments = () => shop.container.resolve<IPaymentModuleService>("payment")
  const start = async (gateway: string) => {
    const scene = gateway === "alipay" ? "qr" : "native"
    const cart = await shop.store.cart()
    return { cart, session: await shop.store.session(cart, `pp_${gateway}_main`, { scene }) }
  }
  const pay = async (gateway: (typeof GATEWAYS)[number], outTradeNo: string) => {
    await shop.gateways.fault({ gateway, on: "notification", kind: "lose", times: 0 })
    await shop.gateways.pay(gateway, outTradeNo)
  }

  describe.each(GATEWAYS)("%s", (gateway) => {
    it("does not authorize what is not paid, and leaves the session alive for the payment", async () => {
      const { cart, session } = await start(gateway)

      const early = await shop.store.complete(cart)

      expect(early.status).toBe(400)
      const { data } = await payments().retrievePaymentSession(session.session_id)
      expect(data).toEqual(session)
      await shop.gateways.pay(gateway, session.out_trade_no)
      expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
    })

    it("leaves the session as it is when the gateway does not answer", async () => {
      const { cart, session } = await start(gateway)
      await shop.gateways.fault({ gateway, on: "query", kind: "reset_before" })

      const completion = await shop.store.complete(cart)

      expect(completion.body.order).toBeUndefined()
      const found = await payments().retrievePaymentSession(session.session_id)
      expect(found.status).toBe("pending")
    })

    it("never moves money when a paid trade is cancelled", async () => {
      const { session } = await start(gateway)
      await pay(gateway, session.out_trade_no)
      const payment = await payments().authorizePaymentSession(session.session_id, {})

      await expect(payments().cancelPayment(payment?.id ?? "")).rejects.toThrow(
        /can be refunded, not cancelled/
      )

      expect((await shop.gateways.books()).refunds).toEqual([])
    })

    it("creates one payment of three authorizations at once, and gives no money back", async () => {
      const { session } = await start(gateway)
      await pay(gateway, session.out_trade_no)

      await Promise.allSettled(
        [1, 2, 3].map(() => payments().authorizePaymentSession(session.session_id, {}))
      )

      const { rows } = await shop.db.raw(
        `select count(*)::int as n from payment where captured_at is not null`
      )
      expect(rows).toEqual([{ n: 1 }])
      const books = await shop.gateways.books()
      expect(books.refunds).toEqual([])
      expect(books.trades[0]?.state).toMatch(/SUCCESS/)
    })

    it("takes a genuine notification at Medusa's own webhook route too, and nothing else", async () => {
      const { session } = await start(gateway)
      const caught = await catchNotification(shop, gateway, session.session_id)
      const read = (rawData: string, headers: Record<string, string>) =>
        payments().getWebhookActionAndData({
          provider: `${gateway}_main`,
          payload: { data: {}, rawData, headers },
        })

      expect(await read(caught.body, caught.headers)).toEqual({
        action: "captured",
        data: { session_id: session.session_id, amount: "19.90" },
      })
      expect(await read(`${caught.body} `, caught.headers)).toEqual({ action: "not_supported" })
      await shop.db.raw(`delete from payment_session`)
      expect(await read(caught.body, caught.headers)).toEqual({ action: "not_supported" })
    })
  })
})
