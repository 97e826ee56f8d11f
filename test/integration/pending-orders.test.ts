import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { CnpayProvider } from "../../src/providers/provider"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

/** Orders that another part of the shop placed before they were paid. */
shopSuite("pending orders", (shop) => {
  const place = async () => {
    const cart = await shop.store.cart()
    const session = await shop.store.session(cart, "pp_alipay_main", { scene: "qr" })
    const pending = jest
      .spyOn(CnpayProvider.prototype, "authorizePayment")
      .mockImplementationOnce((input) =>
        Promise.resolve({ status: "pending_authorization", data: input.data })
      )
    const order = (await shop.store.complete(cart)).body.order?.id ?? ""
    pending.mockRestore()
    return { session, order }
  }

  it("end captured, with their order transaction, when they are paid later", async () => {
    const { session, order } = await place()
    expect((await shop.admin.order(order)).payment_status).not.toBe("captured")

    await shop.gateways.pay("alipay", session.out_trade_no)

    const transactions = await until(
      async () => {
        const { rows } = await shop.db.raw(
          `select amount::text, reference from order_transaction where order_id = ?`,
          [order]
        )
        return rows.length > 0 && rows
      },
      { what: "the order has its transaction", timeout: 20_000 }
    )
    expect(transactions).toEqual([{ amount: "19.9", reference: "capture" }])
    expect((await shop.admin.order(order)).payment_status).toBe("captured")
  })

  it("are not paid any more once they are cancelled: the code is closed, and money goes back", async () => {
    const { session, order } = await place()
    await cancelOrderWorkflow(shop.container).run({ input: { order_id: order } })
    await until(
      async () => (await shop.db.raw(`select state from cnpay_trade`)).rows[0].state === "closed",
      { what: "the trade is closed", timeout: 10_000 }
    )

    await shop.gateways.pay("alipay", session.out_trade_no)

    await until(async () => (await shop.gateways.books()).trades[0]?.refunded_fen === 1990, {
      what: "the money went back",
      timeout: 20_000,
    })
  })
})
