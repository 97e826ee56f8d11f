import fc from "fast-check"
import { connect } from "../../../bench/lib/connect"
import { migrate } from "../../../bench/lib/migrate"
import { BillArchive } from "../../../src/archive/archive"
import { migrateArchive } from "../../../src/archive/migrate"
import type { BillDay } from "../../../src/core/bill-day"
import type { Gateway } from "../../../src/gateways/gateway"
import {
  findRecords,
  takeRun,
  type Connection,
  type RunRow,
} from "../../../src/modules/cnpay/queries"
import { Findings, type Finding } from "../../../src/reconcile/match/findings"
import { Report } from "../../../src/reconcile/match/report"
import { Tally } from "../../../src/reconcile/match/tally"
import { matchTrades } from "../../../src/reconcile/match/trades"
import { ACCOUNT, anyDay, DAY, refundAlone, type AnyDay } from "../../support/reconcile/any-day"
import { archiveLines, putLedger } from "../../support/reconcile/put-day"
import { scratchDatabase, type ScratchDatabase } from "../../support/scratch-database"

const clock = () => new Date(`${DAY}T20:00:00Z`)
const DAYS = 150

describe("what the shop's own database sorts out of a bill", () => {
  let server: ScratchDatabase
  let db: Connection
  let run: RunRow
  /** The same lines: beside the ledger, and as if they were in another database. */
  let beside: BillArchive
  let elsewhere: BillArchive

  beforeAll(async () => {
    server = await scratchDatabase()
    await migrate(server.url)
    await migrateArchive({ url: server.url })
    db = connect(server.url, 3)
    beside = await BillArchive.open({ shop: db }, clock)
    elsewhere = await BillArchive.open({ url: server.url }, clock)
    const [now, until] = [clock(), new Date("2100-01-01")]
    const wish = {
      account: ACCOUNT,
      day: DAY as BillDay,
      cause: "asked",
      onlyIfDue: false,
    } as const
    run = (await takeRun(db, { ...wish, lease: "one", now, until }))!
  })
  afterAll(async () => {
    await beside.close()
    await elsewhere.close()
    await db.destroy()
    await server.drop()
  })

  const put = async (day: AnyDay) => {
    await putLedger(db, day)
    await beside.forget("2100-01-01" as BillDay)
    return archiveLines(beside, day.lines)
  }

  const matched = async (archive: BillArchive, trade: Awaited<ReturnType<typeof put>>) => {
    const found: Finding[] = []
    const findings = new Findings(db, run)
    jest.spyOn(findings, "add").mockImplementation(async (finding) => void found.push(finding))
    const tally = new Tally()
    const report = new Report(tally, findings, async () => undefined)
    const gateway = { name: "wechat" } as Gateway
    const context = { run, db, archive, gateway, report, trade, ignoresForeign: false }
    await db.transaction((trx) =>
      matchTrades(trx, { ...context, isOurs: () => undefined }, (wish) => findRecords(trx, wish))
    )
    return {
      found: found.map((it) => JSON.stringify(it)).sort(),
      lines: tally.lines,
      matched: tally.matched,
      ours: tally.totals("ours"),
      gateway: tally.totals("gateway"),
    }
  }

  it("changes nothing of what a run finds and counts, whatever the day", async () => {
    let sortedOut = 0
    const plain = jest.spyOn(Tally.prototype, "addPlain")
    await fc.assert(
      fc.asyncProperty(anyDay, async (day) => {
        const bill = await put(day)
        const whole = await matched(elsewhere, bill)
        expect(plain).not.toHaveBeenCalled()
        // A run notes in the ledger which bill shows what.
        await putLedger(db, day)
        expect(await matched(beside, bill)).toEqual(whole)
        sortedOut += plain.mock.calls.reduce((total, [{ count }]) => total + count, 0)
        plain.mockClear()
      }),
      { numRuns: DAYS, examples: [[refundAlone]] }
    )
    // Else nothing was shown.
    expect(sortedOut).toBeGreaterThan(DAYS / 10)
  })
})
