import type { CnpayModuleService } from "../../src/modules/cnpay/service"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

shopSuite("late money", (shop) => {
  const discrepancies = async () =>
    (
      await shop.db.raw(
        `select kind, state, resolution, out_trade_no from cnpay_discrepancy order by created_at`
      )
    ).rows
  const gaveBack = (no: string, fen: number) =>
    until(
      async () => {
        const found = (await shop.gateways.books()).trades.find((t) => t.out_trade_no === no)
        return found?.refunded_fen === fen
      },
      { what: `${fen} fen of ${no} went back`, timeout: 20_000 }
    )
  const resolved = (kinds: string[]) =>
    until(
      async () => {
        const all = await discrepancies()
        const isDone = all.every((d: { state: string }) => d.state === "resolved")
        return all.length === kinds.length && isDone && all
      },
      { what: `${kinds.join(" and ")} is resolved`, timeout: 20_000 }
    )
  /** An Alipay code that nobody scanned cannot be closed at Alipay, so that it can be paid late. */
  const replacedCode = async (cart: string) => {
    const old = await shop.store.session(cart, "pp_alipay_main", { scene: "qr" })
    const next = await shop.store.session(cart, "pp_wechat_main")
    return { old, next }
  }

  it("uses the payment of a replaced session for its own cart while that waits for just this sum", async () => {
    const { old, next } = await replacedCode(await shop.store.cart())

    await shop.gateways.pay("alipay", old.out_trade_no)
    await until(async () => (await shop.admin.orders()).length === 1, {
      what: "the order is placed",
      timeout: 20_000,
    })

    const [order] = await shop.admin.orders()
    const payment = await shop.admin.payment(order?.id ?? "")
    expect(payment.data).toMatchObject({ out_trade_no: old.out_trade_no, amount: "19.90" })
    expect(payment.captures).toHaveLength(1)
    const books = await shop.gateways.books()
    expect(books.refunds).toEqual([])
    expect(books.trades.find((t) => t.out_trade_no === next.out_trade_no)?.state).toBe("CLOSED")
    expect(await discrepancies()).toEqual([])
  })

  it("sends it back in full when the cart costs something else by now", async () => {
    const cart = await shop.store.cart()
    const { old } = await replacedCode(cart)
    await shop.store.addItem(cart, "one-fen-sticker")
    await shop.store.session(cart, "pp_wechat_main")

    await shop.gateways.pay("alipay", old.out_trade_no)
    await gaveBack(old.out_trade_no, 1990)

    expect(await resolved(["late_money"])).toEqual([
      {
        kind: "late_money",
        state: "resolved",
        resolution: "refunded",
        out_trade_no: old.out_trade_no,
      },
    ])
    expect(await shop.admin.orders()).toEqual([])
  })

  it("keeps one payment and sends the other back when both codes of a cart are paid", async () => {
    const { old, next } = await replacedCode(await shop.store.cart())

    await Promise.all([
      shop.gateways.pay("wechat", next.out_trade_no),
      shop.gateways.pay("alipay", old.out_trade_no),
    ])
    await until(
      async () => {
        const { trades } = await shop.gateways.books()
        return trades.reduce((sum, t) => sum + t.refunded_fen, 0) === 1990
      },
      { what: "one of the two went back", timeout: 30_000 }
    )

    await until(async () => (await shop.admin.orders()).length === 1, {
      what: "the other became the order",
      timeout: 30_000,
    })
    await resolved(["late_money"])
    const { trades } = await shop.gateways.books()
    expect(trades.map((t) => t.amount_fen - t.refunded_fen).sort((a, b) => a - b)).toEqual([
      0, 1990,
    ])
  })

  it("sends a payment of another amount back, once the gateway's own answer confirms it", async () => {
    const session = await shop.store.session(await shop.store.cart(), "pp_alipay_main", {
      scene: "qr",
    })
    const set = { total_amount: "19.89" }
    await shop.gateways.fault({
      gateway: "alipay",
      on: "notification",
      kind: "alter",
      set,
      times: 0,
    })
    await shop.gateways.fault({ gateway: "alipay", on: "query", kind: "alter", set, times: 0 })
    await shop.gateways.pay("alipay", session.out_trade_no)

    await gaveBack(session.out_trade_no, 1989)

    const all = await resolved(["amount_differs", "late_money"])
    expect(all.map((d: { resolution: string }) => d.resolution)).toEqual(["refunded", "refunded"])
    expect(await shop.admin.orders()).toEqual([])
  })

  it("books the payment when only the notification named another amount", async () => {
    const session = await shop.store.session(await shop.store.cart(), "pp_wechat_main")
    const set = { "amount.total": 1989 }
    await shop.gateways.fault({
      gateway: "wechat",
      on: "notification",
      kind: "alter",
      set,
      times: 0,
    })
    await shop.gateways.pay("wechat", session.out_trade_no)

    await shop.store.orderOf(session.session_id)

    expect(await resolved(["amount_differs"])).toMatchObject([{ resolution: "captured" }])
    expect((await shop.gateways.books()).refunds).toEqual([])
  })

  it("stays an open discrepancy when the gateway refuses to send it back", async () => {
    const cart = await shop.store.cart()
    const { old } = await replacedCode(cart)
    await shop.store.addItem(cart, "one-fen-sticker")
    const set = { sub_code: "ACQ.REASON_TRADE_REFUND_FEE_ERR" }
    await shop.gateways.fault({ gateway: "alipay", on: "refund", kind: "refuse", set })

    await shop.gateways.pay("alipay", old.out_trade_no)
    await until(
      async () => (await shop.db.raw(`select 1 from cnpay_refund where state = 'refused'`)).rows[0],
      { what: "the gateway has refused", timeout: 20_000 }
    )

    expect(await discrepancies()).toMatchObject([{ kind: "late_money", state: "open" }])
    await shop.db.raw(`update cnpay_trade set due_at = now(), asked_at = null`)
    await gaveBack(old.out_trade_no, 1990)
    await resolved(["late_money"])
  })

  it("waits as an open discrepancy for the merchant's balance, and then goes back by itself", async () => {
    const cart = await shop.store.cart()
    const { old } = await replacedCode(cart)
    await shop.store.addItem(cart, "one-fen-sticker")
    const set = { sub_code: "ACQ.SELLER_BALANCE_NOT_ENOUGH" }
    await shop.gateways.fault({ gateway: "alipay", on: "refund", kind: "refuse", set })

    await shop.gateways.pay("alipay", old.out_trade_no)
    await until(
      async () =>
        (await shop.db.raw(`select 1 from cnpay_refund where state = 'unfunded'`)).rows[0],
      { what: "the balance did not suffice", timeout: 20_000 }
    )

    expect(await discrepancies()).toMatchObject([{ kind: "late_money", state: "open" }])
    expect(
      (await shop.db.raw(`select key from cnpay_problem where cleared_at is null`)).rows
    ).toEqual([{ key: "balance_not_enough" }])
    await shop.db.raw(`update cnpay_refund set due_at = now()`)
    await gaveBack(old.out_trade_no, 1990)
    await resolved(["late_money"])
  })

  it("gets the money back also when the gateway loses the answer or is down for a while", async () => {
    const cart = await shop.store.cart()
    const { old } = await replacedCode(cart)
    await shop.store.addItem(cart, "one-fen-sticker")
    await shop.gateways.fault({ gateway: "alipay", on: "refund", kind: "reset_after" })
    await shop.gateways.pay("alipay", old.out_trade_no)

    await gaveBack(old.out_trade_no, 1990)
    await until(
      async () => {
        await shop.db.raw(`update cnpay_refund set due_at = now() where state = 'unknown'`)
        return (await discrepancies()).every((d: { state: string }) => d.state === "resolved")
      },
      { what: "the refund is found to have succeeded", timeout: 20_000, every: 500 }
    )
    expect((await shop.gateways.books()).refunds).toHaveLength(1)
  })

  it("leaves it to a person when the shop has chosen to hold it, and moves nothing", async () => {
    const cnpay = shop.container.resolve<CnpayModuleService>("cnpay")
    const before = cnpay.settlement.latePayment
    cnpay.settlement.latePayment = "hold"
    try {
      const cart = await shop.store.cart()
      const { old } = await replacedCode(cart)
      await shop.store.addItem(cart, "one-fen-sticker")
      await shop.gateways.pay("alipay", old.out_trade_no)

      await until(async () => (await discrepancies()).length > 0, {
        what: "it is reported",
        timeout: 20_000,
      })

      expect(await discrepancies()).toMatchObject([{ kind: "late_money", state: "open" }])
      expect((await shop.gateways.books()).refunds).toEqual([])
    } finally {
      cnpay.settlement.latePayment = before
    }
  })

  it("cannot be taken over by a client that guesses at the key", async () => {
    const { old } = await replacedCode(await shop.store.cart("kettle-128"))
    await shop.gateways.pay("alipay", old.out_trade_no)
    const thief = await shop.store.session(await shop.store.cart("kettle-128"), "pp_alipay_main", {
      scene: "qr",
      adopt: "0".repeat(64),
    })

    expect(thief.out_trade_no).not.toBe(old.out_trade_no)
    expect(thief).not.toHaveProperty("adopt")
  })
})
