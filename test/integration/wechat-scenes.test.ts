import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

const WECHAT = "pp_wechat_main"
const env = (name: string) => process.env[name] ?? ""

interface Payer {
  openid?: string
  type?: string
  message?: string
}

shopSuite("the ways to pay with WeChat", (shop) => {
  const identify = (body: Record<string, unknown>) =>
    shop.store.post<Payer>("/store/cnpay/payers", { provider_id: WECHAT, ...body })

  it.each([
    ["jsapi", "WECHAT_APP_ID"],
    ["mini", "WECHAT_MINI_APP_ID"],
  ])("by %s: a code becomes an openid, a payment and an order", async (scene, appId) => {
    const { code } = await shop.gateways.loginCode(env(appId))
    const { status, body } = await identify({ scene, code })
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(["openid"])
    const session = await shop.store.session(await shop.store.cart(), WECHAT, {
      scene,
      openid: body.openid,
    })
    expect(session.instruction.type).toBe(`wechat_${scene}`)
    expect(JSON.stringify(session)).not.toContain(body.openid)
    await shop.gateways.pay("wechat", session.out_trade_no)
    expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
  })

  it("by h5: the address that the browser called from is named", async () => {
    const session = await shop.store.session(await shop.store.cart(), WECHAT, {
      scene: "h5",
      return_path: "/done",
    })
    expect(session.instruction).toMatchObject({
      type: "redirect",
      url: expect.stringMatching(/redirect_url=http.*%2Fdone$/),
    })
    expect(session).not.toHaveProperty("client_ip")
    await shop.gateways.pay("wechat", session.out_trade_no)
    expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
  })

  it("by a payment code, of which nothing is notified: the order comes all the same", async () => {
    const { auth_code } = await shop.gateways.paymentCode("asks")
    const session = await shop.store.session(await shop.store.cart(), WECHAT, {
      scene: "barcode",
      auth_code,
    })
    expect(session.instruction).toEqual({ type: "wait" })
    expect(session).not.toHaveProperty("auth_code")
    const lifeMs = Date.parse(session.expires_at) - Date.now()
    expect(lifeMs).toBeLessThanOrEqual(45_000)
    await shop.gateways.pay("wechat", session.out_trade_no)
    expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
    expect((await shop.gateways.books()).notifications).toEqual([])
  })

  it("not by a payment code without money: the session is refused, and the ledger knows why not", async () => {
    const { auth_code } = await shop.gateways.paymentCode("poor")
    const answer = await shop.store.trySession(await shop.store.cart(), WECHAT, {
      scene: "barcode",
      auth_code,
    })
    expect(answer.status).toBe(422)
    expect(answer.body.code).toBe("no_funds")
    expect(answer.body.message).toMatch(/does not suffice.*\(NOT_?ENOUGH\)\n余额/)
    const { rows } = await shop.db.raw("select state from cnpay_trade")
    expect(rows).toEqual([{ state: "closed" }])
  })

  it("not without what the scene needs: no trade is written", async () => {
    const answer = await shop.store.trySession(await shop.store.cart(), WECHAT, { scene: "jsapi" })
    expect(answer.status).toBe(400)
    expect(answer.body.message).toContain("data.openid")
    expect((await shop.db.raw("select 1 from cnpay_trade")).rows).toEqual([])
  })

  it("a used code, a foreign one, and nonsense are told apart from a gateway that is down", async () => {
    const { code } = await shop.gateways.loginCode(env("WECHAT_APP_ID"))
    await identify({ scene: "jsapi", code })
    const used = await identify({ scene: "jsapi", code })
    expect([used.status, used.body.type]).toEqual([400, "invalid_code"])
    for (const wish of [
      {},
      { scene: "jsapi" },
      { scene: "jsapi", code: "a b" },
      { scene: 1, code },
    ]) {
      const { status, body } = await identify(wish)
      expect([status, body.type]).toEqual([400, "invalid_data"])
    }
    const stranger = await identify({ provider_id: "pp_stripe_x", scene: "jsapi", code })
    expect([stranger.status, stranger.body.type]).toEqual([400, "invalid_data"])
    const native = await identify({ scene: "native", code })
    expect([native.status, native.body.type]).toEqual([400, "invalid_code"])
  })

  it("too many codes of one client are put off", async () => {
    const answer = await until(
      async () => {
        const asked = await identify({ scene: "jsapi", code: "x" })
        return asked.status === 429 ? asked : null
      },
      { what: "the limit is reached", every: 1 }
    )
    expect(answer.body.type).toBe("rate_limited")
  })
})
