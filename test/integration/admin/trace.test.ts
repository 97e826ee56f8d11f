import { expectOk } from "../../support/integration/http"
import { buy, session } from "../../support/integration/sale"
import { shopSuite } from "../../support/integration/shop-suite"
import { until } from "../../support/until"

interface Trade {
  out_trade_no: string
  gateway_trade_no: string | null
  status: string
  state: string
  cause: string | null
  amount_fen: number
  paid_fen: number | null
  refunded_fen: number
  refunds: Record<string, unknown>[]
  discrepancies: Record<string, unknown>[]
  bill: unknown
  timeline: { at: string; type: string; detail: Record<string, unknown> }[]
}

shopSuite("the trace of an order", (shop) => {
  const trace = async (order: string) =>
    expectOk(
      await shop.admin.get<{ trace: { trades: Trade[] } | null }>(
        `/admin/cnpay/orders/${order}/trace`
      )
    ).trace
  const only = async (order: string) => {
    const found = await trace(order)
    expect(found?.trades).toHaveLength(1)
    return found!.trades[0]!
  }
  const query = (no: string) =>
    shop.admin.post<{ outcome: string; trade: Trade; type: string; message: string }>(
      `/admin/cnpay/trades/${no}/query`,
      {}
    )
  const list = async (params: string) =>
    expectOk(
      await shop.admin.get<{ trades: Record<string, unknown>[]; count: number }>(
        `/admin/cnpay/trades?${params}`
      )
    )

  it.each(["alipay", "wechat"] as const)(
    "%s: tells of a payment from its creation to its refund",
    async (gateway) => {
      const { no, order, payment } = await buy(shop, gateway)
      const paid = await only(order)
      expect(paid).toMatchObject({
        ...{ account: `${gateway}_main`, gateway, kind: "payment", out_trade_no: no },
        ...{ status: "paid", state: "paid", cause: "notification", currency_code: "cny" },
        ...{ amount_fen: 12_800, paid_fen: 12_800, refunded_fen: 0 },
        ...{ refunds: [], discrepancies: [], bill: null },
      })
      expect(paid.gateway_trade_no).toMatch(/^\d{20,}$/)
      expect(paid.timeline.map(({ type }) => type).sort()).toEqual(
        ["created", "notification", "paid", "settled"].sort()
      )
      expect(paid.timeline.find(({ type }) => type === "settled")?.detail.took_ms).toEqual(
        expect.any(Number)
      )
      // Gateways tell whole seconds, and nothing was paid before it was offered.
      const seconds = paid.timeline.map(({ at }) => at.slice(0, 19))
      expect(seconds).toEqual([...seconds].sort().reverse())
      expect(paid.timeline.at(-1)?.type).toBe("created")

      expectOk(await shop.admin.refund(payment, 28))
      const refunded = await until(
        async () => {
          const it = await only(order)
          return it.refunds[0]?.state === "succeeded" ? it : null
        },
        { what: "the refund has arrived", timeout: 20_000 }
      )
      expect(refunded).toMatchObject({ status: "paid", refunded_fen: 2_800 })
      expect(refunded.refunds).toEqual([
        expect.objectContaining({
          ...{ out_trade_no: no, amount_fen: 2_800, state: "succeeded", origin: "medusa" },
          ...{ error: null, moves: [], discrepancy_id: null },
        }),
      ])
      expect(refunded.timeline.map(({ type }) => type)).toEqual(
        expect.arrayContaining(["refund_requested", "refund_accepted", "refund_arrived"])
      )
    }
  )

  it("is null for an order that is not paid through us, and for one that does not exist", async () => {
    expect(await trace("order_nobody")).toBeNull()
  })

  it("shows an open discrepancy with its moves, and asks for attention", async () => {
    const { no, order } = await buy(shop, "wechat")
    await shop.db.raw(
      `insert into cnpay_discrepancy (id, account, kind, state, out_trade_no, ours_fen, gateway_fen)
       values ('cndis_test', 'wechat_main', 'amount_differs', 'open', ?, 12800, 12700)`,
      [no]
    )

    const found = await only(order)

    expect(found.status).toBe("attention")
    expect(found.discrepancies).toEqual([
      expect.objectContaining({ id: "cndis_test", moves: ["query", "settle", "accept"] }),
    ])
    expect(found.timeline[0]).toMatchObject({
      type: "discrepancy_opened",
      detail: { discrepancy_id: "cndis_test", kind: "amount_differs" },
    })
  })

  it("asks the gateway now, completes the order, and says how we learned of it", async () => {
    await shop.gateways.fault({ gateway: "wechat", on: "notification", kind: "lose", times: 0 })
    const sold = await session(shop, "wechat", await shop.store.cart("kettle-128"))
    await shop.gateways.pay("wechat", sold.out_trade_no)

    const { outcome, trade } = expectOk(await query(sold.out_trade_no))

    expect(outcome).toBe("captured")
    expect(trade).toMatchObject({ status: "paid", cause: "asked" })
    expect(await shop.admin.orders()).toHaveLength(1)
  })

  it("does not ask twice within seconds, says so in both languages, and when to come back", async () => {
    const sold = await session(shop, "wechat", await shop.store.cart("kettle-128"))
    expect(expectOk(await query(sold.out_trade_no)).outcome).toBe("waiting")

    const again = await query(sold.out_trade_no)

    expect(again).toMatchObject({ status: 429, body: { type: "rate_limited" } })
    expect(again.body.message).toMatch(/asked just now.*\n.*刚刚/)
  })

  it("says clearly that the gateway does not answer, and changes nothing", async () => {
    const sold = await session(shop, "wechat", await shop.store.cart("kettle-128"))
    await shop.gateways.fault({ gateway: "wechat", on: "query", kind: "http_500", times: 0 })

    const answer = await query(sold.out_trade_no)

    expect(answer).toMatchObject({ status: 503, body: { type: "gateway_unavailable" } })
    expect(answer.body.message).toMatch(/\p{Script=Han}/u)
  })

  it("asks about a settled trade too, and finds what went back at the gateway", async () => {
    const { no } = await buy(shop, "wechat")
    await shop.gateways.fault({ gateway: "wechat", on: "notification", kind: "lose", times: 0 })
    await shop.gateways.refundOutside("wechat", no, 5_000)
    // The shopper's browser may have asked a moment ago.
    await shop.db.raw(`update cnpay_trade set asked_at = null`)

    const { outcome, trade } = expectOk(await query(no))

    expect(outcome).toBe("captured")
    expect(trade.status).toBe("attention")
    expect(trade.discrepancies).toEqual([
      expect.objectContaining({ kind: "refund_only_at_gateway", state: "open" }),
    ])
  })

  it("does not know a number that is none", async () => {
    expect((await query("20260101nothing")).status).toBe(404)
    expect((await query("%27%20or%201")).status).toBe(404)
  })

  it("finds a trade by every number that a person has at hand", async () => {
    const { no, order, payment } = await buy(shop, "wechat")
    await buy(shop, "alipay")
    expectOk(await shop.admin.refund(payment, 10))
    const { display_id } = await shop.admin.order(order)
    const { rows } = await shop.db.raw(
      `select t.gateway_trade_no, r.out_refund_no, r.gateway_refund_no from cnpay_trade t
         join cnpay_refund r on r.out_trade_no = t.out_trade_no`
    )
    const { gateway_trade_no, out_refund_no, gateway_refund_no } = rows[0]
    const terms = [no, gateway_trade_no, out_refund_no, gateway_refund_no, `#${display_id}`]

    for (const term of [...terms, no.slice(0, -3)]) {
      const { trades, count } = await list(`q=${encodeURIComponent(term)}`)
      expect([term, count, trades[0]?.out_trade_no]).toEqual([term, 1, no])
      expect(trades[0]).toMatchObject({ gateway: "wechat", order: { id: order, display_id } })
    }
    expect(await list("q=%25%25%25%25%25")).toMatchObject({ trades: [], count: 0 })
    expect(await list("q=____________")).toMatchObject({ trades: [], count: 0 })
  })

  it("filters and pages, and refuses what it does not know", async () => {
    await buy(shop, "wechat")
    await buy(shop, "alipay")

    expect((await list("account=alipay_main")).count).toBe(1)
    expect((await list("account[]=alipay_main&account[]=wechat_main&state=paid")).count).toBe(2)
    expect((await list("state[]=closed")).count).toBe(0)
    expect((await list("scene=qr")).count).toBe(1)
    const pages = [await list("limit=1"), await list("limit=1&offset=1")]
    expect(new Set(pages.map(({ trades }) => trades[0]?.id)).size).toBe(2)
    const oldest = await list("limit=1&order=created_at")
    expect(oldest.trades[0]?.id).toBe(pages[1]?.trades[0]?.id)
    for (const wrong of ["limit=1000", "order=amount_fen", "nonsense=1", "state=gone"]) {
      const { status } = await shop.admin.get(`/admin/cnpay/trades?${wrong}`)
      expect([wrong, status]).toEqual([wrong, 400])
    }
  })
})
