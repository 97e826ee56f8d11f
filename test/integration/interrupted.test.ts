import { CnpayProvider } from "../../src/providers/provider"
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

  describe("in the middle of making the order", () => {
    /** Killed after the links, and before the cart is marked completed or anything is paid. */
    const leaveHalfMadeOrder = async () => {
      const cart = await shop.store.cart()
      const session = await shop.store.session(cart, "pp_alipay_main", { scene: "qr" })
      const unpaid = jest
        .spyOn(CnpayProvider.prototype, "authorizePayment")
        .mockImplementationOnce((input) =>
          Promise.resolve({ status: "pending_authorization", data: input.data })
        )
      const { body } = await shop.store.complete(cart)
      unpaid.mockRestore()
      await shop.db.raw(`update cart set completed_at = null where id = ?`, [cart])
      return { cart, session, order: body.order?.id ?? "" }
    }
    const reserved = async () =>
      (await shop.db.raw(`select quantity::int from reservation_item where deleted_at is null`))
        .rows

    it("leave one whole order, made anew, when its payment comes", async () => {
      const { session, order } = await leaveHalfMadeOrder()

      await shop.gateways.pay("alipay", session.out_trade_no)

      const placed = await shop.store.orderOf(session.session_id)
      expect(placed).not.toBe(order)
      expect(await shop.admin.orders()).toMatchObject([{ id: placed, payment_status: "captured" }])
      expect(await reserved()).toEqual([{ quantity: 1 }])
    })

    it("leave no order when the cart has changed since: what was paid goes back", async () => {
      const { cart, session } = await leaveHalfMadeOrder()
      await shop.store.addItem(cart, "one-fen-sticker").catch(() => undefined)

      await shop.gateways.pay("alipay", session.out_trade_no)

      await until(async () => (await shop.gateways.books()).trades[0]?.refunded_fen === 1990, {
        what: "the money went back",
        timeout: 20_000,
      })
      expect(await shop.admin.orders()).toEqual([])
      expect(await reserved()).toEqual([])
    })

    it("do not hand the unpaid order to the shopper who completes the cart again", async () => {
      const { cart } = await leaveHalfMadeOrder()

      const { status, body } = await shop.store.complete(cart)

      expect(status).toBe(400)
      expect(body.order).toBeUndefined()
      expect(await shop.admin.orders()).toEqual([])
    })
  })

  it("of another process make a change of the cart wait until they are over", async () => {
    const [paying, other] = [await shop.store.cart(), await shop.store.cart()]
    await shop.store.session(paying, "pp_wechat_main")
    const lines = async (cart: string) =>
      (await shop.db.raw(`select 1 from cart_line_item where cart_id = ?`, [cart])).rows.length
    await shop.db.raw(
      `update cnpay_trade set lease = 'another', leased_until = now() + interval '1 minute'`
    )

    const change = shop.store.addItem(paying, "one-fen-sticker")
    await shop.store.addItem(other, "one-fen-sticker")
    expect([await lines(paying), await lines(other)]).toEqual([1, 2])

    await shop.db.raw(`update cnpay_trade set lease = null, leased_until = null`)
    await change
    expect(await lines(paying)).toBe(2)
  })
})
