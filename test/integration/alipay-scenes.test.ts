import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

shopSuite("alipay scenes", (shop) => {
  const PROVIDER = "pp_alipay_main"
  const appId = () => process.env.ALIPAY_APP_ID ?? ""
  const identify = async (code: string) =>
    shop.store.post<{ openid?: string; type?: string }>("/store/cnpay/payers", {
      ...{ provider_id: PROVIDER, scene: "mini", code },
    })
  const codeThat = async (end: "pays" | "asks") =>
    (await shop.gateways.paymentCode(end, "alipay")).auth_code
  const charge = async (end: "pays" | "asks") =>
    shop.store.session(await shop.store.cart(), PROVIDER, {
      ...{ scene: "barcode", auth_code: await codeThat(end) },
    })

  it("lets a mini program learn who its shopper is, and pay", async () => {
    const { code } = await shop.gateways.loginCode(appId())
    const { status, body } = await identify(code)
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(["openid"])

    const session = await shop.store.session(await shop.store.cart(), PROVIDER, {
      ...{ scene: "mini", openid: body.openid },
    })

    expect(session.instruction).toEqual({ type: "alipay_trade", trade_no: expect.any(String) })
    expect(JSON.stringify(session)).not.toContain(body.openid)
    await shop.gateways.pay("alipay", session.out_trade_no)
    expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
  })

  it("tells a client whose code is used that it needs another one", async () => {
    const { code } = await shop.gateways.loginCode(appId())
    await identify(code)
    const { status, body } = await identify(code)
    expect([status, body.type]).toEqual([400, "invalid_code"])
  })

  it.each([
    ["mini", {}, "openid"],
    ["mini", { openid: "x" }, "openid"],
    ["barcode", {}, "auth_code"],
    ["barcode", { auth_code: "130000000000000000" }, "auth_code"],
  ])("refuses %s with %j", async (scene, data, name) => {
    const cart = await shop.store.cart()
    const answer = await shop.store.trySession(cart, PROVIDER, { scene, ...data })
    expect(answer.status).toBe(400)
    expect(answer.body.message).toContain(`data.${name}`)
    expect((await shop.gateways.books()).trades).toEqual([])
  })

  it("makes an order of a payment code, and shows it to nobody", async () => {
    const session = await charge("pays")
    expect(session.instruction).toEqual({ type: "wait" })
    expect(session).not.toHaveProperty("auth_code")
    expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
  })

  it("waits for the password, and makes an order when it is given", async () => {
    await shop.gateways.fault({ gateway: "alipay", on: "notification", kind: "lose", times: 0 })
    const session = await charge("asks")
    expect((await shop.store.status(session.session_id)).body.session.status).toBe("waiting")
    await shop.gateways.pay("alipay", session.out_trade_no)
    expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
  })

  it("takes the payment back a minute later when no password was given", async () => {
    const session = await charge("asks")
    const left = Date.parse(session.expires_at) - Date.now()
    expect(left).toBeLessThanOrEqual(60_000)
    await shop.db.raw(
      `update cnpay_trade set created_at = now() - interval '61 seconds',
              expires_at = now() - interval '1 second', due_at = now()`
    )
    await until(
      async () => (await shop.store.status(session.session_id)).body.session.status === "closed",
      { what: "it is taken back", timeout: 20_000 }
    )
    const { trades, requests } = await shop.gateways.books()
    expect(trades[0]?.state).toBe("TRADE_CLOSED")
    expect(requests.at(-1)?.operation).toBe("alipay.trade.cancel")
  })

  it("sends a phone's browser on, with the shop's own pages to come back to", async () => {
    const session = await shop.store.session(await shop.store.cart(), PROVIDER, {
      ...{ scene: "wap", return_path: "/done" },
    })
    if (session.instruction.type !== "redirect") throw new Error(session.instruction.type)
    const { searchParams } = new URL(session.instruction.url)
    expect(searchParams.get("return_url")).toMatch(/\/done$/)
    expect(searchParams.get("biz_content")).toMatch(/"quit_url":"[^"]+\/done"/)
  })

  it("gives a refreshed code a new number, and closes the old one", async () => {
    const cart = await shop.store.cart()
    const first = await shop.store.session(cart, PROVIDER, { scene: "qr" })
    await shop.gateways.scan("alipay", first.out_trade_no)
    const second = await shop.store.session(cart, PROVIDER, { scene: "qr" })
    expect(second.out_trade_no).not.toBe(first.out_trade_no)
    const { trades } = await shop.gateways.books()
    expect(trades.map(({ state }) => state)).toEqual(["TRADE_CLOSED", "NOT_CREATED"])
  })
})
