import path from "node:path"
import { addDays, billDayAt } from "../../src/core/bill-day"
import { withClient } from "../../scripts/lib/postgres/database"
import { SimulatorControl, startSimulator, type Simulator } from "../../simulator"
import { ShopApp } from "../support/package/shop-app"
import { until } from "../support/until"
import { scratchDatabase, type ScratchDatabase } from "../support/scratch-database"

/** The command of the packed plugin, in a shop that has nothing else of it. */
describe("cnpay reconcile", () => {
  const app = ShopApp.theOne()
  const command = path.join(app.plugin, ".medusa/server/src/cli/cnpay.js")
  const day = addDays(billDayAt(new Date()), -3)
  let database: ScratchDatabase
  let simulator: Simulator
  let env: Record<string, string>

  beforeAll(async () => {
    simulator = await startSimulator()
    database = await scratchDatabase()
    const url = "http://127.0.0.1:9"
    env = { ...simulator.env, DATABASE_URL: database.url, CNPAY_NOTIFY_BASE_URL: url }
    expect(await app.medusa(["db:migrate"], env)).toMatchObject({ code: 0 })
  }, 300_000)

  afterAll(async () => {
    await simulator.stop()
    await database.drop()
  })

  const reconcile = (args: string[], more: Record<string, string> = {}) =>
    app.node([command, "reconcile", ...args], { ...env, ...more })
  const query = (sql: string) =>
    withClient(database.url, async (client) => (await client.query(sql)).rows as object[])
  const span = ["--account", "wechat_main", "--from", addDays(day, -1), "--to", day]

  it("reconciles every day of a span, and leaves out what is balanced when it is run again", async () => {
    const first = await reconcile(span)

    expect(first.output).toContain(`wechat_main ${addDays(day, -1)}  balanced  0/0`)
    expect(first.output).toContain(`wechat_main ${day}  balanced  0/0`)
    expect(first.code).toBe(0)

    const again = await reconcile(span, { LANG: "zh_CN.UTF-8" })

    expect(again.output).toContain(`wechat_main ${day}  此前已对平`)
    expect(again.code).toBe(0)
  })

  describe("that is interrupted", () => {
    const from = addDays(day, -60)
    const long = ["--account", "alipay_main", "--from", from, "--to", day]
    const begin = (args: string[]) => app.begin([command, "reconcile", ...args], env)
    const until60s = { timeout: 60_000 }

    it("ends after the day at hand, and goes on from there when it is run again", async () => {
      const begun = await begin(long)
      await until(() => begun.output().includes(`alipay_main ${from}  balanced`), {
        ...{ what: "the first day is done", ...until60s },
      })
      begun.interrupt()

      const { code, output } = await begun.ended

      expect(code).toBe(130)
      expect(output).toContain("the same command goes on later")
      expect(output).not.toContain(`alipay_main ${day}  balanced`)
      const leases = `select 1 from cnpay_run where lease is not null or state = 'working'`
      expect(await query(leases)).toEqual([])

      const again = await reconcile(long)

      expect(again.output).toContain(`alipay_main ${from}  balanced before`)
      expect(again.output).toContain(`alipay_main ${day}  balanced  0/0`)
      expect(again.code).toBe(0)
    })

    it("twice ends at once, and its day is done by the first call after its lease", async () => {
      const control = new SimulatorControl(simulator.url)
      const fault = { gateway: "wechat", on: "bill", kind: "delay", delay_ms: 30_000 } as const
      await control.fault({ ...fault, times: 0 })
      const last = ["--account", "wechat_main", "--from", addDays(day, 1), "--to", addDays(day, 1)]
      const begun = await begin(last)
      const working = `select 1 from cnpay_run where state = 'working'`
      const isWorking = async () => (await query(working)).length > 0
      await until(isWorking, { what: "the bill is asked for", ...until60s })
      begun.interrupt()
      await until(() => begun.output().includes("Interrupted"), { what: "it says so" })
      begun.interrupt()

      expect((await begun.ended).code).toBe(130)

      await control.clearFaults()
      expect((await reconcile(last)).output).toContain("being worked on elsewhere")
      await query(`update cnpay_run set due_at = now() where state = 'working'`)
      expect(await reconcile(last)).toMatchObject({ code: 0 })
    })
  })

  it("says what is wrong with its options, without loading the shop", async () => {
    const ended = await reconcile(["--account", "wechat_main", "--from", "2026-02-30"])

    expect(ended).toEqual({ code: 2, output: "is not a day (yyyy-MM-dd) 2026-02-30\n" })
  })

  it("knows no account that the shop has not configured", async () => {
    const ended = await reconcile(["--account", "wechat_other", "--from", day, "--to", day])

    expect(ended.output).toContain("No such account is configured wechat_other")
    expect(ended.code).toBe(2)
  })
})
