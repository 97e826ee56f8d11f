import trim from "../../src/jobs/cnpay-trim"
import type { GatewayCall } from "../../src/gateways/trail"
import { CNPAY_MODULE } from "../../src/modules/cnpay"
import { CallTrail } from "../../src/modules/cnpay/call-trail"
import { listCalls, readCallFigures, type CallFigures } from "../../src/modules/cnpay/queries"
import type { CnpayModuleService } from "../../src/modules/cnpay/service"
import { explainRequest } from "../../src/gateways/alipay/explain"
import { buy } from "../support/integration/sale"
import { shopSuite } from "../support/integration/shop-suite"
import { merchant } from "../support/keys"
import { until } from "../support/until"

const DAY_MS = 86_400_000
const ROWS = 100_000

const call: GatewayCall = {
  api: "alipay.trade.query",
  outTradeNo: "T1",
  outRefundNo: null,
  durationMs: 12,
  outcome: "ok",
  code: null,
  requestId: "0a1b",
  attempt: 1,
  isSigned: true,
  request: "POST /gateway.do",
  answer: "200",
  explanation: null,
}

shopSuite("the trail of calls", (shop) => {
  const warnings: string[] = []
  const trailOf = (connection = () => shop.db) =>
    new CallTrail({
      account: "alipay_trail",
      clock: () => new Date(),
      connection,
      logger: { warn: (text: string) => void warnings.push(text) },
    })
  const kept = async () =>
    (await listCalls(shop.db, { account: "alipay_trail", no: "T1", limit: 1_000, offset: 0 })).calls
  const problems = async () =>
    (
      await shop.db.raw(
        `select detail, cleared_at is null as lasts from cnpay_problem
          where account = 'alipay_trail' and key = 'signature_refused' order by created_at`
      )
    ).rows

  it.each(["alipay", "wechat"] as const)(
    "tells everything that %s was asked about a sale and its refund, newest first",
    async (gateway) => {
      const { no, payment } = await buy(shop, gateway)
      await shop.admin.refund(payment, 28)
      const page = { account: `${gateway}_main`, no, limit: 100, offset: 0 }
      const { calls, count } = await until(
        async () => {
          const found = await listCalls(shop.db, page)
          return found.calls.some(({ out_refund_no }) => out_refund_no) ? found : null
        },
        { what: "the refund's call is kept", timeout: 10_000 }
      )
      expect(count).toBe(calls.length)
      expect(calls.length).toBeGreaterThanOrEqual(2)
      const times = calls.map(({ started_at }) => started_at.getTime())
      expect(times).toEqual([...times].sort((a, b) => b - a))
      for (const each of calls) {
        expect(each).toMatchObject({
          account: `${gateway}_main`,
          environment: "live",
          outcome: "ok",
        })
        expect(each.request_id).toBeTruthy()
      }
      const second = await listCalls(shop.db, { ...page, limit: 1, offset: 1 })
      expect(second).toMatchObject({ count, calls: [{ id: calls[1]?.id }] })
      expect(await listCalls(shop.db, { ...page, offset: 1_000 })).toEqual({ calls: [], count })
    }
  )

  it("keeps no payment waiting, and none from being made, while the database is away", async () => {
    let isAway = true
    const trail = trailOf(() => {
      if (isAway) throw new Error("the database is away")
      return shop.db
    })
    for (let i = 0; i < 3_000; i += 1) trail.note({ ...call, requestId: String(i) })
    await trail.flush()
    expect(warnings.join()).toContain("the database is away")
    isAway = false
    await until(
      async () => {
        await trail.flush()
        return (await kept()).some(({ request_id }) => request_id === "2999")
      },
      { what: "the newest is kept", timeout: 20_000 }
    )
    const { count } = await listCalls(shop.db, {
      ...{ account: "alipay_trail", no: "T1", limit: 1, offset: 0 },
    })
    expect(count).toBeLessThanOrEqual(1_000)
  })

  it("keeps a refused signature as a problem with its explanation, until one is accepted", async () => {
    const trail = trailOf()
    const explanation = explainRequest("app_id=2021&method=x", {
      ...{ words: "验签出错", theirs: "app_id=2021&method=x", privateKey: merchant.privateKey },
    })
    const refused = { ...call, outcome: "misconfigured", code: "isv.invalid-signature" } as const
    for (let i = 0; i < 3; i += 1) trail.note({ ...refused, explanation })
    await trail.flush()
    expect(await problems()).toMatchObject([
      { lasts: true, detail: { api: call.api, explanation: { difference: null } } },
    ])
    expect((await kept())[0]?.explanation).toMatchObject({
      causes: [{ cause: "wrong_key" }, {}, {}],
    })
    expect(warnings.filter((text) => text.includes("refuses our signature"))).toHaveLength(1)

    trail.note({ ...call, isSigned: false })
    await trail.flush()
    expect((await problems())[0]).toMatchObject({ lasts: true })
    trail.note(call)
    await trail.flush()
    expect(await problems()).toMatchObject([{ lasts: false }])
    trail.note({ ...refused, explanation })
    await trail.flush()
    expect(await problems()).toMatchObject([{ lasts: false }, { lasts: true }])
  })

  it("clears a refused signature that an earlier process has left", async () => {
    const [before, after] = [trailOf(), trailOf()]
    const explanation = explainRequest("a=1", {
      words: "",
      theirs: null,
      privateKey: merchant.privateKey,
    })
    before.note({ ...call, outcome: "misconfigured", explanation })
    await before.flush()
    after.note(call)
    await after.flush()
    expect(await problems()).toMatchObject([{ lasts: false }])
  })

  describe("of a hundred thousand", () => {
    const accounts = ["alipay_main", "wechat_main", "wechat_v2", "alipay_none"]
    const fill = () =>
      shop.db.raw(
        `insert into cnpay_call
           (id, account, out_trade_no, api, started_at, duration_ms, outcome, attempt, request, answer)
         select 'cncal_' || n, (array['alipay_main', 'wechat_main', 'wechat_v2'])[1 + n % 3],
                'T' || n / 10, 'x', now() - n * interval '25 seconds', n % 1000,
                (array['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'refused', 'unknown', 'unsent'])[1 + n % 10],
                1, repeat('q', 500), repeat('a', 1500)
           from generate_series(1, ${ROWS}) n`
      )
    const since = () => new Date(Date.now() - DAY_MS)

    /** The plan of the statement that a query runs. */
    const planOf = async (run: (db: typeof shop.db) => Promise<unknown>): Promise<string> => {
      const plans: string[] = []
      const explaining = new Proxy(shop.db, {
        get: (db, name) =>
          name === "raw"
            ? async (sql: string, bindings: object) => {
                const plan = await db.raw(`explain (costs off) ${sql}`, bindings as never)
                plans.push(
                  plan.rows.map((row: Record<string, string>) => row["QUERY PLAN"]).join("\n")
                )
                return db.raw(sql, bindings as never)
              }
            : Reflect.get(db, name),
      })
      await run(explaining)
      return plans.join("\n")
    }

    beforeEach(async () => {
      await fill()
      await shop.db.raw(`analyze cnpay_call`)
    })

    it("are counted, timed and found by index", async () => {
      const page = { account: "wechat_main", no: "T77", limit: 20, offset: 0 }
      const plan = [
        await planOf((db) => readCallFigures(db, { accounts, since: since() })),
        await planOf((db) => listCalls(db, page)),
      ].join("\n")
      expect(plan).not.toContain("Seq Scan on cnpay_call")
      const figures = await readCallFigures(shop.db, { accounts, since: since() })
      const byAccount = Object.fromEntries(figures.map((it) => [it.account, it]))
      expect(figures.map(({ account }) => account)).toEqual(accounts)
      expect(byAccount.alipay_none).toEqual({
        ...{ account: "alipay_none", last_success_at: null, calls: 0, errors: 0, p95_ms: null },
      } satisfies CallFigures)
      for (const account of accounts.slice(0, 3)) {
        const { calls = 0, errors = 0, p95_ms, last_success_at } = byAccount[account] ?? {}
        // One in 25 s, of three accounts; two in ten go wrong.
        expect(calls).toBeGreaterThan(1_140)
        expect(calls).toBeLessThan(1_160)
        expect(errors / calls).toBeCloseTo(0.2, 1)
        expect(p95_ms).toBeGreaterThan(930)
        expect(p95_ms).toBeLessThan(960)
        expect(Date.now() - (last_success_at?.getTime() ?? 0)).toBeLessThan(10 * 60_000)
      }
      expect((await listCalls(shop.db, page)).count).toBeGreaterThanOrEqual(3)
    })

    it("the old ones are dropped, and the young ones stay", async () => {
      const cnpay = shop.container.resolve<CnpayModuleService>(CNPAY_MODULE)
      const young = async () =>
        Number(
          (
            await shop.db.raw(
              `select count(*) from cnpay_call where started_at >= now() - interval '29 days'`
            )
          ).rows[0].count
        )
      expect(cnpay.support.keepDays).toBe(30)
      await shop.db.raw(
        `update cnpay_call set started_at = started_at - interval '20 days' where started_at < now() - interval '15 days'`
      )
      const before = await young()
      await trim(shop.container)
      const { rows } = await shop.db.raw(
        `select count(*) filter (where started_at < now() - interval '30 days') as old from cnpay_call`
      )
      expect(Number(rows[0].old)).toBe(0)
      expect(await young()).toBe(before)
    })
  })
})
