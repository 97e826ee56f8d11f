import path from "node:path"
import { addDays, billDayAt } from "../../src/core/bill-day"
import { startSimulator, type Simulator } from "../../simulator"
import { ShopApp } from "../support/package/shop-app"
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
