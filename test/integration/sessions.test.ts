import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

shopSuite("payment sessions", (shop) => {
  const trades = async () =>
    (
      await shop.db.raw(
        `select out_trade_no, state, amount_fen::int, scene from cnpay_trade order by created_at`
      )
    ).rows
  const gatewayStates = async () =>
    (await shop.gateways.books()).trades.map(({ out_trade_no, state }) => [out_trade_no, state])

  it("charges Medusa's unrounded totals rounded half up to fen, once", async () => {
    for (const [quantity, amount] of [
      [1, "10.01"],
      [2, "20.01"],
      [3, "30.02"],
    ] as const) {
      const session = await shop.store.session(
        await shop.store.cart("odd-10-005", quantity),
        "pp_alipay_main",
        { scene: "qr" }
      )
      expect(session.amount).toBe(amount)
    }
    expect((await shop.gateways.books()).trades.map((t) => t.amount_fen)).toEqual([
      1001, 2001, 3002,
    ])
  })

  it("lets a client choose nothing but the scene and the way back", async () => {
    const evil = {
      scene: "page",
      return_path: "/orders",
      session_id: "payses_EVIL",
      out_trade_no: "EVIL0001",
      amount: "0.01",
      total_fen: 1,
      notify_url: "https://evil.example/notify",
      instruction: { type: "redirect", url: "https://evil.example" },
      isAdmin: true,
    }

    const session = await shop.store.session(await shop.store.cart(), "pp_alipay_main", evil)

    expect(Object.keys(session).sort()).toEqual(
      [
        "amount",
        "currency",
        "expires_at",
        "instruction",
        "out_trade_no",
        "scene",
        "session_id",
      ].sort()
    )
    expect(session.session_id).not.toBe("payses_EVIL")
    expect(session.amount).toBe("19.90")
    const url = new URL(session.instruction.type === "redirect" ? session.instruction.url : "")
    expect(url.origin).toBe(process.env.SIMULATOR_URL)
    expect(url.searchParams.get("notify_url")).toBe(`${shop.url}/hooks/cnpay/alipay_main`)
    expect(JSON.parse(url.searchParams.get("biz_content") ?? "")).toMatchObject({
      total_amount: "19.90",
      out_trade_no: session.out_trade_no,
    })
    expect(url.searchParams.get("return_url")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/orders$/)
  })

  it.each([
    ["pp_alipay_main", { scene: "teleport" }, /no such scene; choose one of: page, .*\n.*支付场景/],
    ["pp_wechat_main", { scene: "page" }, /no such scene; choose one of: native/],
    ["pp_wechat_main", { scene: { $ne: 1 } }, /no such scene/],
    ["pp_alipay_main", { return_path: "//evil.example" }, /return_path must be a path/],
    ["pp_alipay_main", { return_path: "https://evil.example" }, /return_path must be a path/],
    ["pp_alipay_main", { return_path: "/\\evil.example" }, /return_path must be a path/],
  ])(
    "%s with %j: refuses with a sentence that helps, in both languages",
    async (provider, data, sentence) => {
      const answer = await shop.store.trySession(await shop.store.cart(), provider, data)

      expect(answer.status).toBe(400)
      expect(answer.body.message).toMatch(sentence)
      expect(answer.body.message).toMatch(/[\u4e00-\u9fff]/)
      expect(await trades()).toEqual([])
    }
  )

  it.each([
    ["alipay", 10_000_000_001, /up to ¥100000000\.00/],
    ["wechat", 10_000_000_001, /up to ¥100000000\.00/],
  ] as const)("%s: refuses %d fen with the cap in its answer", async (gateway, fen, sentence) => {
    await expect(initiate(gateway, fen / 100, "cny")).rejects.toThrow(sentence)
  })

  it.each(["alipay", "wechat"] as const)(
    "%s: refuses a currency that it does not take, and names it",
    async (gateway) => {
      await expect(initiate(gateway, 10, "eur")).rejects.toThrow(
        /takes CNY only, and this cart is in EUR/
      )
    }
  )

  it.each(["alipay", "wechat"] as const)("%s: refuses an amount below one fen", async (gateway) => {
    await expect(initiate(gateway, 0.004, "cny")).rejects.toThrow(/amounts from ¥0\.01/)
  })

  it("writes the trade down before the gateway is asked, and says so when the gateway does not answer", async () => {
    await shop.gateways.fault({ gateway: "wechat", on: "create", kind: "reset_after" })

    const answer = await shop.store.trySession(await shop.store.cart(), "pp_wechat_main")

    expect(answer.body.message).toMatch(/does not answer at the moment.*\n.*暂时无响应/)
    expect(await trades()).toMatchObject([{ state: "creating", amount_fen: 1990 }])
    expect((await shop.gateways.books()).trades).toHaveLength(1)
  })

  it("leaves one payable trade when the page is reloaded, the provider switched and the total changed", async () => {
    const cart = await shop.store.cart()
    for (let i = 0; i < 3; i += 1) await shop.store.session(cart, "pp_wechat_main")
    await shop.store.session(cart, "pp_alipay_main", { scene: "qr" })
    await shop.store.session(cart, "pp_wechat_main")
    await shop.store.addItem(cart, "one-fen-sticker")
    const last = await shop.store.session(cart, "pp_wechat_main")

    const open = (await trades()).filter(({ state }: { state: string }) => state === "open")

    expect(open).toEqual([
      { out_trade_no: last.out_trade_no, state: "open", amount_fen: 1991, scene: "native" },
    ])
    const payable = (await gatewayStates()).filter(
      ([, state]) => state === "NOTPAY" || state === "WAIT_BUYER_PAY"
    )
    expect(payable).toEqual([[last.out_trade_no, "NOTPAY"]])
  })

  it("does not let a paid session be replaced, and completes it when the notification comes", async () => {
    const cart = await shop.store.cart()
    const session = await shop.store.session(cart, "pp_wechat_main")
    await shop.gateways.fault({
      gateway: "wechat",
      on: "notification",
      kind: "delay",
      delay_ms: 1500,
    })
    await shop.gateways.pay("wechat", session.out_trade_no)

    const replacing = await shop.store.trySession(cart, "pp_alipay_main", { scene: "qr" })

    expect(replacing.status).toBeGreaterThanOrEqual(400)
    const order = await shop.store.orderOf(session.session_id)
    expect((await shop.admin.payment(order)).data).toMatchObject({
      out_trade_no: session.out_trade_no,
    })
  })

  it("completes no cart but its own with money that arrives for a replaced session", async () => {
    const cart = await shop.store.cart()
    const old = await shop.store.session(cart, "pp_alipay_main", { scene: "qr" })
    // Nobody scanned the code, so Alipay has no trade to close: the old code can still be paid.
    await shop.store.session(cart, "pp_wechat_main")
    const bystander = await shop.store.session(
      await shop.store.cart("kettle-128"),
      "pp_wechat_main"
    )

    await shop.gateways.pay("alipay", old.out_trade_no)

    await until(async () => (await shop.admin.orders()).length > 0, {
      what: "the order is placed",
      timeout: 20_000,
    })
    const orders = await shop.admin.orders()
    expect(orders).toHaveLength(1)
    const payment = await shop.admin.payment(orders[0]?.id ?? "")
    expect(payment.data).toMatchObject({ out_trade_no: old.out_trade_no })
    expect((await shop.store.status(bystander.session_id)).body.session).toMatchObject({
      status: "waiting",
    })
  })

  async function initiate(gateway: "alipay" | "wechat", amount: number, currency_code: string) {
    const payment = shop.container.resolve("payment")
    const collection = await payment.createPaymentCollections({ amount, currency_code })
    return payment.createPaymentSession(collection.id, {
      provider_id: `pp_${gateway}_main`,
      amount,
      currency_code,
      data: {},
    })
  }
})
