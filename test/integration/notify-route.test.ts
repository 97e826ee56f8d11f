import { shopSuite } from "../support/integration/shop-suite"
import { until } from "../support/until"

const NOT_VERIFIED = [
  ["alipay", "tamper"],
  ["alipay", "wrong_key"],
  ["wechat", "tamper"],
  ["wechat", "wrong_key"],
  ["wechat", "stale"],
  ["wechat", "unknown_serial"],
  ["wechat", "signtest"],
] as const

const DIALECT = {
  alipay: "fail",
  wechat: JSON.stringify({ code: "FAIL", message: "验签失败" }),
}

shopSuite("notify route", (shop) => {
  const post = async (path: string, body: string, type: string) => {
    const response = await fetch(shop.url + path, {
      method: "POST",
      headers: { "content-type": type },
      body,
    })
    return { status: response.status, body: await response.text() }
  }
  const inbox = async () => (await shop.db.raw(`select id from cnpay_notification`)).rows

  it.each(NOT_VERIFIED)(
    "%s: a notification with the fault %s is refused with 401 and changes nothing",
    async (gateway, kind) => {
      const scene = gateway === "alipay" ? "qr" : "native"
      const session = await shop.store.session(await shop.store.cart(), `pp_${gateway}_main`, {
        scene,
      })
      await shop.gateways.fault({ gateway, on: "notification", kind, times: 0 })
      await shop.gateways.pay(gateway, session.out_trade_no)

      const attempt = await until(
        async () => (await shop.gateways.books()).notifications[0]?.attempts[0],
        { what: "the shop has answered the notification" }
      )

      expect(attempt).toMatchObject({ status: 401, body: DIALECT[gateway] })
      expect(await inbox()).toEqual([])
      const { rows } = await shop.db.raw(`select state, paid_at from cnpay_trade`)
      expect(rows).toEqual([{ state: "open", paid_at: null }])
    }
  )

  it.each([
    ["application/json", "{}"],
    ["application/json", "{ not json"],
    ["application/x-www-form-urlencoded", "a=1"],
    ["application/x-www-form-urlencoded; charset=GBK", "a=%C4%E3"],
    ["application/octet-stream", "\u0000\u0001"],
    ["nonsense", ""],
  ])(
    "a body of type %s (%j) reaches the gateway's own check and is refused in its dialect",
    async (type, body) => {
      for (const gateway of ["alipay", "wechat"] as const) {
        expect(await post(`/hooks/cnpay/${gateway}_main`, body, type)).toEqual({
          status: 401,
          body: DIALECT[gateway],
        })
      }
      expect(await inbox()).toEqual([])
    }
  )

  it("a body in the XML of API v2 is refused in XML, also by an account on v3", async () => {
    const { status, body } = await post(
      "/hooks/cnpay/wechat_main",
      "<xml><a>1</a></xml>",
      "text/xml"
    )

    expect([status, body]).toEqual([401, expect.stringContaining("<![CDATA[FAIL]]>")])
    expect(await inbox()).toEqual([])
  })

  it("a body of more than 64 KiB is refused with 413", async () => {
    const answer = await post("/hooks/cnpay/alipay_main", "a".repeat(70_000), "text/plain")

    expect(answer.status).toBe(413)
  })

  it.each(["nobody", "alipay_other", "__proto__", "constructor"])(
    "an account called %s is not found",
    async (account) => {
      expect((await post(`/hooks/cnpay/${account}`, "a=1", "text/plain")).status).toBe(404)
    }
  )

  it("answers with a retry, never with success, when the inbox cannot be written, and takes the next delivery", async () => {
    const session = await shop.store.session(await shop.store.cart(), "pp_alipay_main", {
      scene: "qr",
    })
    await shop.db.raw(`alter table cnpay_notification rename to cnpay_notification_away`)
    await shop.gateways.scan("alipay", session.out_trade_no)

    const reply = await shop.gateways.notify("alipay", session.out_trade_no)
    await shop.db.raw(`alter table cnpay_notification_away rename to cnpay_notification`)

    expect(reply).toMatchObject({ status: 503, body: "fail" })
    await shop.gateways.pay("alipay", session.out_trade_no)
    expect(await shop.store.orderOf(session.session_id)).toMatch(/^order_/)
  })

  it("stores nothing personal of a notification", async () => {
    for (const gateway of ["alipay", "wechat"] as const) {
      const scene = gateway === "alipay" ? "qr" : "native"
      const session = await shop.store.session(await shop.store.cart(), `pp_${gateway}_main`, {
        scene,
      })
      await shop.gateways.pay(gateway, session.out_trade_no)
      await shop.store.orderOf(session.session_id)
    }
    const { rows } = await shop.db.raw(`select about::text from cnpay_notification`)

    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toMatch(/buyer|openid|logon|payer|\*\*\*|bank/i)
  })
})
