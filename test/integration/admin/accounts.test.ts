import { expectOk } from "../../support/integration/http"
import { buy, session } from "../../support/integration/sale"
import { shopSuite } from "../../support/integration/shop-suite"
import { until } from "../../support/until"

interface Account {
  account: string
  status: string
  problems: { key: string; message: { en: string; zh: string } }[]
  keys: { name: string; fingerprint: string }[]
  [field: string]: unknown
}

interface Check {
  ok: boolean
  duration_ms: number
  error: { code: string; message: { en: string }; next: { zh: string } } | null
}

const OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"

shopSuite("accounts in the admin", (shop) => {
  const accounts = async () =>
    expectOk(await shop.admin.get<{ accounts: Account[] }>("/admin/cnpay/accounts")).accounts
  const account = async (name: string) =>
    (await accounts()).find((it) => it.account === name) as Account
  const check = async (name: string) =>
    shop.admin.post<Check>(`/admin/cnpay/accounts/${name}/check`, {})

  it("tells how each account is, and shows no secret and no number in full", async () => {
    await buy(shop, "wechat")
    expectOk(await check("wechat_main"))
    const wechat = await until(
      async () => {
        const it = await account("wechat_main")
        return it.calls_24h ? it : null
      },
      { what: "the calls are counted" }
    )
    expect((await accounts()).map((it) => it.account)).toEqual(
      expect.arrayContaining(["alipay_main", "wechat_main", "wechat_v2"])
    )
    expect(wechat).toMatchObject({
      ...{ gateway: "wechat", api_version: "v3", mode: "live", status: "healthy" },
      ...{ errors_24h: 0, rejected_24h: 0, oldest_waiting_at: null, pending_trades: 0 },
      ...{ problems: [], last_balanced_day: null, clock_skew_ms: expect.any(Number) },
      notify_url: expect.stringMatching(/\/hooks\/cnpay\/wechat_main$/),
      merchant_id: expect.stringMatching(/^\d{3}\*\*\*\d{3}$/),
    })
    expect(wechat.last_success_at).toBeTruthy()
    expect(wechat.last_notification_at).toBeTruthy()
    expect(wechat.p95_ms).toEqual(expect.any(Number))
    expect(wechat.keys.map(({ name }) => name)).toEqual(["merchant_key", "gateway_key"])
    expect(wechat.keys[0]?.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    const v2 = await account("wechat_v2")
    expect(v2).toMatchObject({ api_version: "v2" })
    expect(v2.keys[1]).toMatchObject({
      name: "merchant_certificate",
      ends_at: expect.any(String),
      days_left: expect.any(Number),
    })
    const shown = JSON.stringify(await accounts())
    for (const name of [
      "WECHAT_API_V3_KEY",
      "WECHAT_API_KEY",
      "WECHAT_MCH_ID",
      "WECHAT_APP_ID",
      "ALIPAY_APP_ID",
    ]) {
      expect([name, shown.includes(process.env[name] ?? "?")]).toEqual([name, false])
    }
    expect(shown).not.toMatch(/PRIVATE|BEGIN/)
  })

  it("says what is wrong, and that it is over when it is", async () => {
    await shop.db.raw(
      `insert into cnpay_problem (id, account, key, detail, last_seen_at)
       values ('cnprb_1', 'wechat_main', 'clock_skew', '{"seconds": 90}', now())`
    )
    expect(await account("wechat_main")).toMatchObject({
      status: "degraded",
      problems: [{ key: "clock_skew", message: { zh: expect.stringMatching(/时钟/) } }],
    })
    await shop.db.raw(`update cnpay_problem set cleared_at = now()`)
    expect((await account("wechat_main")).status).toBe("healthy")
  })

  it.each(["alipay_main", "wechat_main", "wechat_v2"])(
    "%s: checks by a signed question that changes nothing",
    async (name) => {
      expect(expectOk(await check(name))).toEqual({
        ...{ ok: true, error: null },
        duration_ms: expect.any(Number),
      })
      expect((await shop.db.raw(`select 1 from cnpay_trade`)).rows).toEqual([])
    }
  )

  it("says what came back when the gateway does not answer, and knows no other account", async () => {
    for (const kind of ["http_500", "reset_before"] as const) {
      await shop.gateways.fault({ gateway: "wechat", on: "query", kind, times: 1 })
      const { ok, error } = expectOk(await check("wechat_main"))
      expect(ok).toBe(false)
      expect(error).toMatchObject({
        code: expect.any(String),
        message: { en: expect.any(String) },
        next: { zh: expect.stringMatching(/\p{Script=Han}/u) },
      })
    }
    expect((await check("nobody")).status).toBe(404)
  })

  it("lists the calls about a trade, and bundles them for support without anything personal", async () => {
    const sold = await session(shop, "wechat", await shop.store.cart("kettle-128"))
    await shop.gateways.pay("wechat", sold.out_trade_no)
    await shop.store.orderOf(sold.session_id)
    const no = sold.out_trade_no
    await shop.db.raw(
      `insert into cnpay_discrepancy (id, account, kind, state, out_trade_no, ours, gateway)
       values ('cndis_p', 'wechat_main', 'payee_differs', 'open', ?, ?, ?)`,
      [no, JSON.stringify({ openid: OPENID }), JSON.stringify({ buyer_id: "2088102146225135" })]
    )
    await shop.db.raw(
      `update cnpay_notification set about = about || '{"payer": "${OPENID}"}', last_error = '${OPENID}'`
    )
    const calls = await until(
      async () => {
        const { body } = await shop.admin.get<{ calls: Record<string, unknown>[] }>(
          `/admin/cnpay/trades/${no}/calls`
        )
        return body.calls.length > 0 ? body.calls : null
      },
      { what: "the calls are kept" }
    )
    expect(calls.at(-1)).toMatchObject({ outcome: "ok", api: expect.stringMatching(/native/) })

    const { status, body } = await shop.admin.get<{
      trade: Record<string, unknown>
      calls: unknown[]
      timeline: unknown[]
    }>(`/admin/cnpay/trades/${no}/support`)
    expect(status).toBe(200)
    expect(body.trade).toMatchObject({ out_trade_no: no, state: "paid", cause: "notification" })
    expect(body.calls.length).toBeGreaterThan(0)
    expect(body.timeline.length).toBeGreaterThan(3)
    expect(JSON.stringify(body)).not.toMatch(
      new RegExp(`${OPENID}|2088102146225135|openid|buyer|@example.com|王|小明|人民路`)
    )
    for (const part of ["calls", "support"]) {
      expect((await shop.admin.get(`/admin/cnpay/trades/20260101/${part}`)).status).toBe(404)
    }
  })
})
