import { expectOk } from "../../support/integration/http"
import { buy, session } from "../../support/integration/sale"
import { shopSuite } from "../../support/integration/shop-suite"
import { until } from "../../support/until"

interface Notification {
  id: string
  account: string
  gateway: string
  about: string | null
  out_trade_no: string | null
  state: string
  attempts: number
  reason: { en: string; zh: string } | null
  content: Record<string, unknown>
  headers: Record<string, string>
  history: { cause: string; outcome: string }[]
}

const FORGED = 10_000
const AT_ONCE = 50

shopSuite("notifications in the admin", (shop) => {
  const list = async (params = "") =>
    expectOk(
      await shop.admin.get<{ notifications: Notification[]; count: number }>(
        `/admin/cnpay/notifications?${params}`
      )
    )
  const open = async (id: string) =>
    expectOk(
      await shop.admin.get<{ notification: Notification }>(`/admin/cnpay/notifications/${id}`)
    ).notification
  const forge = (body: string, account = "alipay_main") =>
    fetch(`${shop.url}/hooks/cnpay/${account}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", cookie: "session=secret" },
      body,
    })

  it("lists, filters, searches and opens what came, with every attempt", async () => {
    const { no } = await buy(shop, "wechat")
    const other = await buy(shop, "alipay")

    const all = await list()
    expect(all.count).toBe(2)
    expect(all.notifications.map(({ out_trade_no }) => out_trade_no)).toEqual([other.no, no])
    expect(all.notifications[1]).toMatchObject({
      ...{ account: "wechat_main", gateway: "wechat", about: "payment", state: "done" },
      ...{ attempts: 1, duplicates: 0, due_at: null, last_error: null, reason: null },
    })
    for (const [params, count] of [
      ["account=wechat_main", 1],
      ["state=done", 2],
      ["state[]=failed&state[]=retrying&state[]=rejected", 0],
      [`q=${no}`, 1],
      [`q=${no.slice(0, 10)}`, 2],
      ["q=zzzzzz", 0],
      [`received_at[$gte]=${new Date(Date.now() + 60_000).toISOString()}`, 0],
      [`received_at[$lte]=${new Date(Date.now() + 60_000).toISOString()}`, 2],
    ] as const) {
      expect([params, (await list(params)).count]).toEqual([params, count])
    }
    const { rows } = await shop.db.raw(
      `select gateway_trade_no from cnpay_trade where out_trade_no = ?`,
      [no]
    )
    expect((await list(`q=${rows[0].gateway_trade_no}`)).notifications[0]?.out_trade_no).toBe(no)

    const opened = await open(all.notifications[1]!.id)
    expect(opened.history).toEqual([
      expect.objectContaining({ cause: "notification", outcome: "done", error: null }),
    ])
    expect(opened.headers["wechatpay-serial"]).toBeTruthy()
    expect(JSON.stringify(opened)).not.toMatch(/wechatpay-signature"|openid|payer|cookie/)
    expect((await shop.admin.get("/admin/cnpay/notifications/cnntf_nobody")).status).toBe(404)
    expect((await shop.admin.get("/admin/cnpay/notifications?state=gone")).status).toBe(400)
  })

  it("replays one and many; what is settled stays settled once", async () => {
    await buy(shop, "wechat")
    const [done] = (await list()).notifications

    const path = `/admin/cnpay/notifications/${done!.id}/replay`
    expect((await shop.admin.post(path, {})).status).toBe(200)
    const replayed = await until(
      async () => {
        const it = await open(done!.id)
        return it.history.length === 2 && it.state === "done" ? it : null
      },
      { what: "it was worked on again", timeout: 15_000 }
    )
    expect(replayed.history[1]).toMatchObject({ cause: "replay", outcome: "done" })

    const many = expectOk(
      await shop.admin.post<{ replayed: string[]; refused: { id: string }[] }>(
        "/admin/cnpay/notifications/replay",
        { ids: [done!.id, "cnntf_nobody", done!.id] }
      )
    )
    expect(many.replayed).toEqual([done!.id])
    expect(many.refused).toEqual([
      { id: "cnntf_nobody", reason: { en: expect.any(String), zh: expect.any(String) } },
    ])
    expect(await shop.admin.orders()).toHaveLength(1)
    for (const body of [{ ids: [] }, { ids: Array(101).fill("a") }, { ids: ["a"], more: 1 }]) {
      expect((await shop.admin.post("/admin/cnpay/notifications/replay", body)).status).toBe(400)
    }
  })

  it("shows what was not believed, with the reason and without secrets, and never replays it", async () => {
    const sold = await session(shop, "alipay", await shop.store.cart("kettle-128"))
    const no = sold.out_trade_no
    await forge(
      `notify_id=1&trade_status=TRADE_SUCCESS&out_trade_no=${no}&buyer_id=2088102146225135&sign_type=RSA2&sign=Zm9yZ2Vk`
    )
    const rejected = await until(async () => (await list("state=rejected")).notifications[0], {
      what: "it is listed",
    })
    expect(rejected).toMatchObject({
      ...{ account: "alipay_main", state: "rejected", out_trade_no: no, about: null },
      reason: { en: expect.stringMatching(/forged/), zh: expect.stringMatching(/签名/) },
    })

    const opened = await open(rejected.id)
    expect(opened.content).toMatchObject({ out_trade_no: no, buyer_id: "***", sign: "***" })
    expect(JSON.stringify(opened)).not.toMatch(/2088102146225135|Zm9yZ2Vk|session=secret/)
    const replay = await shop.admin.post<{ message: string }>(
      `/admin/cnpay/notifications/${rejected.id}/replay`,
      {}
    )
    expect([replay.status, replay.body.message]).toEqual([400, expect.stringMatching(/未通过验证/)])
    expect((await list(`q=${no}`)).count).toBe(1)
    const { rows } = await shop.db.raw(`select state from cnpay_trade`)
    expect(rows).toEqual([{ state: "open" }])
    expect((await shop.db.raw(`select 1 from cnpay_notification`)).rows).toEqual([])
  })

  it("is not filled or held up by ten thousand forged ones", async () => {
    const { out_trade_no: no } = await session(shop, "wechat", await shop.store.cart("kettle-128"))
    await shop.gateways.fault({ gateway: "wechat", on: "notification", kind: "lose", times: 0 })
    await shop.gateways.scan("wechat", no)
    const took: number[] = []
    let sent = 0
    let answered = 0
    const flood = async () => {
      while (sent < FORGED) {
        sent += 1
        await forge(`notify_id=${sent}&sign_type=RSA2&sign=Zm9yZ2Vk&out_trade_no=X${sent}`)
        answered += 1
      }
    }
    const genuine = async () => {
      while (answered < FORGED) {
        const begun = performance.now()
        expect((await shop.gateways.notify("wechat", no)).status).toBe(200)
        took.push(performance.now() - begun)
      }
    }
    await Promise.all([genuine(), ...Array.from({ length: AT_ONCE }, flood)])
    const counted = async () =>
      (await shop.db.raw(`select sum(count)::int as n from cnpay_rejection_count`)).rows[0].n
    await until(async () => (await counted()) === FORGED, {
      what: "all of them are counted",
      timeout: 10_000,
    })

    const kept = (await list("state=rejected&limit=1")).count
    const p95 = took.sort((a, b) => a - b)[Math.floor(took.length * 0.95) - 1] ?? 0
    console.log(
      `${FORGED} forged: ${kept} kept; each of ${took.length} genuine ones is acknowledged in ${p95.toFixed(0)} ms at p95`
    )
    expect(kept).toBe(100)
    expect(p95).toBeLessThan(4_000)
  })
})
