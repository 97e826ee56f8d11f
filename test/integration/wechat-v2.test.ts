import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

const V2 = "pp_wechat_v2"

shopSuite("a merchant on WeChat Pay's API v2", (shop) => {
  beforeEach(async () => {
    const providers = ["pp_alipay_main", "pp_wechat_main", V2]
    await updateRegionsWorkflow(shop.container).run({
      input: {
        selector: { id: shop.seeded.regionId },
        update: { payment_providers: providers },
      },
    })
  })

  async function buy(data: Record<string, unknown> = {}) {
    const session = await shop.store.session(await shop.store.cart(), V2, data)
    await shop.gateways.pay("wechat", session.out_trade_no)
    return { session, order: await shop.store.orderOf(session.session_id) }
  }

  const trade = async () => (await shop.gateways.books()).trades[0]

  it("sells: the notification is taken, acknowledged in XML, and becomes an order", async () => {
    const { session, order } = await buy()
    expect(session.instruction).toMatchObject({ type: "qr" })
    const { notifications } = await shop.gateways.books()
    expect(notifications).toEqual([
      expect.objectContaining({ event: "TRANSACTION.SUCCESS", acknowledged: true }),
    ])
    expect(notifications[0]?.attempts[0]?.body).toContain("<![CDATA[SUCCESS]]>")
    const payment = await shop.admin.payment(order)
    expect([payment.amount, payment.captures.map(({ amount }) => amount)]).toEqual([19.9, [19.9]])
  })

  it("sells without a notification: the gateway is asked", async () => {
    await shop.gateways.fault({ gateway: "wechat", on: "notification", kind: "lose", times: 0 })
    expect((await buy()).order).toMatch(/^order_/)
  })

  it("refunds in parts, over TLS with its certificate, until nothing is left", async () => {
    const { order } = await buy()
    const { id } = await shop.admin.payment(order)
    expect((await shop.admin.refund(id, 5)).status).toBe(200)
    expect((await shop.admin.refund(id, 14.9)).status).toBe(200)
    expect((await shop.admin.refund(id, 0.01)).status).toBe(400)
    await until(async () => (await trade())?.refunded_fen === 1990, { what: "all is given back" })
    const states = async () =>
      (
        await shop.db.raw(
          "select state, amount_fen::int as fen from cnpay_refund order by created_at"
        )
      ).rows
    await until(
      async () => (await states()).every(({ state }: { state: string }) => state === "succeeded"),
      { what: "the encrypted notices have arrived" }
    )
    expect((await states()).map(({ fen }: { fen: number }) => fen)).toEqual([500, 1490])
  })

  it.each(["reset_after", "unsigned"] as const)(
    "keeps a refund whose answer was lost (%s), and sends its money once",
    async (kind) => {
      const { order } = await buy()
      const { id } = await shop.admin.payment(order)
      await shop.gateways.fault({ gateway: "wechat", on: "refund", kind })
      expect((await shop.admin.refund(id, 5)).status).toBe(200)
      await until(async () => (await trade())?.refunded_fen === 500, { what: "it is given back" })
      expect((await shop.admin.refund(id, 14.9)).status).toBe(200)
      await until(async () => (await trade())?.refunded_fen === 1990, { what: "all is given back" })
    }
  )

  it("takes a payment code, of which nothing is notified", async () => {
    const { auth_code } = await shop.gateways.paymentCode("pays")
    const session = await shop.store.session(await shop.store.cart(), V2, {
      scene: "barcode",
      auth_code,
    })
    expect(session.instruction).toEqual({ type: "wait" })
    expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
  })

  it("believes no notification that somebody else has made", async () => {
    const session = await shop.store.session(await shop.store.cart(), V2)
    const forged = `<xml><return_code>SUCCESS</return_code><result_code>SUCCESS</result_code><out_trade_no>${session.out_trade_no}</out_trade_no><total_fee>1990</total_fee><sign>${"0".repeat(64)}</sign></xml>`
    const url = `${shop.url}/hooks/cnpay/wechat_v2`
    const answer = await fetch(url, { method: "POST", body: forged })
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      401,
      expect.stringContaining("xml"),
    ])
    expect(await answer.text()).toContain("FAIL")
    expect((await shop.db.raw("select 1 from cnpay_notification")).rows).toEqual([])
  })
})
