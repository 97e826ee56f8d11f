import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

shopSuite("status route", (shop) => {
  const start = async () => shop.store.session(await shop.store.cart(), "pp_wechat_main")
  const queries = async () =>
    (await shop.gateways.books()).requests.filter(({ operation }) => /^query/.test(operation))
      .length
  const status = async (session: string) => (await shop.store.status(session)).body.session

  it("says waiting, then paid with the order, and how soon to ask again", async () => {
    const session = await start()

    expect(await status(session.session_id)).toEqual({
      id: session.session_id,
      status: "waiting",
      order_id: null,
      expires_at: session.expires_at,
      retry_after_ms: 2000,
    })
    await shop.gateways.pay("wechat", session.out_trade_no)
    const order = await shop.store.orderOf(session.session_id)
    expect(await status(session.session_id)).toMatchObject({
      status: "paid",
      order_id: order,
      retry_after_ms: null,
    })
  })

  it("says closed for a session that was replaced", async () => {
    const cart = await shop.store.cart()
    const old = await shop.store.session(cart, "pp_wechat_main")
    await shop.store.session(cart, "pp_wechat_main")

    expect(await status(old.session_id)).toMatchObject({ status: "closed", retry_after_ms: null })
  })

  it("says expired when the time to pay is over, and still paid if the money came in the last second", async () => {
    const session = await start()
    await shop.db.raw(`update cnpay_trade set expires_at = now() - interval '1 minute'`)

    expect(await status(session.session_id)).toMatchObject({ status: "expired" })
    await shop.gateways.pay("wechat", session.out_trade_no)
    expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
  })

  it("brings the order about when the notification never comes, because the shopper asked", async () => {
    const session = await start()
    await shop.gateways.fault({ gateway: "wechat", on: "notification", kind: "lose", times: 0 })
    await shop.gateways.pay("wechat", session.out_trade_no)

    expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
  })

  it("asks the gateway at most once in five seconds, however often and by however many it is asked", async () => {
    const session = await start()
    await shop.db.raw(`update cnpay_trade set created_at = now() - interval '1 minute'`)

    for (let round = 0; round < 5; round += 1) {
      await Promise.all(Array.from({ length: 10 }, () => shop.store.status(session.session_id)))
    }

    expect(await queries()).toBe(1)
  })

  it("answers from the ledger when the gateway is down", async () => {
    const session = await start()
    await shop.db.raw(`update cnpay_trade set created_at = now() - interval '1 minute'`)
    await shop.gateways.fault({ gateway: "wechat", on: "query", kind: "reset_before", times: 0 })

    expect(await status(session.session_id)).toMatchObject({ status: "waiting" })
    await until(async () => (await queries()) > 0, { what: "the gateway was asked" })
  })

  it.each(["payses_nobody", "'; drop table cnpay_trade; --", "%00"])(
    "answers 404 for the session %j",
    async (id) => {
      const answer = await shop.store.status(encodeURIComponent(id))

      expect(answer.status).toBe(404)
      expect(answer.body.message).toMatch(/No Alipay or WeChat Pay payment session.*\n未找到/)
    }
  )

  it("is closed to requests without a publishable key", async () => {
    const session = await start()

    expect((await fetch(`${shop.url}/store/cnpay/sessions/${session.session_id}`)).status).toBe(400)
  })
})
