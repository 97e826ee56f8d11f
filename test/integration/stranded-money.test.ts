import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { sweepRefunds } from "../../src/sweep/sweep-refunds"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

/** Payments for sessions that are still there, but that may not or cannot become an order's. */
shopSuite("stranded money", (shop) => {
  const keptFen = async () => {
    const { trades } = await shop.gateways.books()
    return trades.map((t) => (t.paid_at ? t.amount_fen - t.refunded_fen : 0))
  }
  const cartWithCollection = async () => {
    const cart = await shop.store.cart()
    await shop.store.post("/store/payment-collections", { cart_id: cart })
    return cart
  }
  const resolved = () =>
    until(
      async () => {
        const { rows } = await shop.db.raw(`select kind, state, resolution from cnpay_discrepancy`)
        return (
          rows.length > 0 && rows.every((d: { state: string }) => d.state === "resolved") && rows
        )
      },
      { what: "every discrepancy is resolved", timeout: 30_000 }
    )

  it("keeps one of two payments when two tabs made two sessions at once and both were paid", async () => {
    const cart = await cartWithCollection()
    const sessions = await Promise.all([
      shop.store.session(cart, "pp_alipay_main", { scene: "qr" }),
      shop.store.session(cart, "pp_wechat_main"),
    ])
    await shop.gateways.pay("alipay", sessions[0].out_trade_no)
    await shop.gateways.pay("wechat", sessions[1].out_trade_no)

    await until(async () => (await keptFen()).sort((a, b) => a - b).join() === "0,1990", {
      what: "one payment is kept and the other back",
      timeout: 40_000,
    })

    await until(async () => (await shop.admin.orders()).length === 1, {
      what: "the other became the order",
      timeout: 30_000,
    })
    await resolved()
  })

  it("leaves one payable trade when two tabs ask the same gateway at once", async () => {
    const cart = await cartWithCollection()
    await Promise.all([1, 2, 3].map(() => shop.store.trySession(cart, "pp_wechat_main")))

    await until(
      async () => {
        const { trades } = await shop.gateways.books()
        return trades.filter(({ state }) => state === "NOTPAY").length === 1
      },
      { what: "one is left", timeout: 10_000 }
    )
  })

  it("gives the money back when no order can be made of it within minutes", async () => {
    const session = await shop.store.session(await shop.store.cart(), "pp_wechat_main")
    await shop.db.raw(`delete from region_payment_provider`)
    await shop.gateways.pay("wechat", session.out_trade_no)
    await until(
      async () =>
        (await shop.db.raw(`select 1 from cnpay_notification where last_error is not null`))
          .rows[0],
      { what: "the order could not be made", timeout: 20_000 }
    )
    await shop.db.raw(
      `update cnpay_trade set paid_at = now() - interval '10 minutes', due_at = now()`
    )

    await until(async () => (await keptFen()).join() === "0", {
      what: "it went back",
      timeout: 40_000,
    })

    expect(await resolved()).toMatchObject([{ kind: "late_money", resolution: "refunded" }])
    expect(await shop.admin.orders()).toEqual([])
  })

  it("gives back what is paid for an order that was cancelled", async () => {
    const first = await shop.store.session(await shop.store.cart(), "pp_wechat_main")
    await shop.gateways.pay("wechat", first.out_trade_no)
    const order = await shop.store.orderOf(first.session_id)
    const collection = (await shop.admin.order(order)).payment_collections[0] as unknown as {
      id: string
    }
    // A second payment of the same order, as an order edit asks for one.
    const payments = shop.container.resolve("payment")
    const second = await payments.createPaymentSession(collection.id, {
      provider_id: "pp_alipay_main",
      amount: 19.9,
      currency_code: "cny",
      data: { scene: "qr" },
    })
    await cancelOrderWorkflow(shop.container).run({ input: { order_id: order } })

    await shop.gateways.pay("alipay", String(second.data?.out_trade_no))

    await until(async () => (await keptFen()).join() === "0,0", {
      what: "both went back",
      timeout: 40_000,
    })
    await resolved()
  })

  it("does not take a question that was refused for a refund that was refused", async () => {
    const session = await shop.store.session(await shop.store.cart("kettle-128"), "pp_wechat_main")
    await shop.gateways.pay("wechat", session.out_trade_no)
    const payment = await shop.admin.payment(await shop.store.orderOf(session.session_id))
    await shop.gateways.fault({ gateway: "wechat", on: "notification", kind: "lose", times: 0 })
    await shop.gateways.fault({ gateway: "wechat", on: "refund", kind: "reset_after" })
    await shop.gateways.fault({
      gateway: "wechat",
      on: "refund_query",
      kind: "refuse",
      set: { code: "SIGN_ERROR" },
    })
    await shop.admin.refund(payment.id, 28)
    const states = async () =>
      (await shop.db.raw(`select state from cnpay_refund`)).rows.map(
        (r: { state: string }) => r.state
      )

    await shop.db.raw(`update cnpay_refund set due_at = now()`)
    await sweepRefunds(shop.container)
    expect(await states()).toEqual(["unknown"])

    await until(
      async () => {
        await shop.db.raw(`update cnpay_refund set due_at = now() where state = 'unknown'`)
        return (await states()).join() === "succeeded"
      },
      { what: "it is found to have succeeded", timeout: 20_000, every: 500 }
    )
    expect(await keptFen()).toEqual([10000])
  })

  it("sells nothing for less than it costs when a crash kept Medusa from dropping the old session", async () => {
    const cart = await shop.store.cart()
    const session = await shop.store.session(cart, "pp_wechat_main")
    // What a process leaves that is killed between the new line and the refresh of the payment.
    const carts = shop.container.resolve("cart")
    const [line] = await carts.listLineItems({ cart_id: cart })
    await carts.updateLineItems([{ id: line?.id ?? "", quantity: 2 }])

    expect((await shop.store.complete(cart)).body.message).toMatch(/cart has changed/)
    await shop.gateways.pay("wechat", session.out_trade_no)

    await until(async () => (await keptFen()).join() === "0", {
      what: "it went back",
      timeout: 30_000,
    })
    await resolved()
    expect(await shop.admin.orders()).toEqual([])
  })
})
