import path from "node:path"
import { Farewell } from "../scripts/lib/farewell"
import { ensureDatabase } from "../scripts/lib/postgres/database"
import { generateCredentials } from "../simulator"
import { migrateArchive } from "../src/archive/migrate"
import { serveBill } from "./lib/bills/bill-server"
import { measureIn } from "./lib/bills/measure-archive"
import { measureCopy } from "./lib/bills/measure-copy"
import { writeWechatBill } from "./lib/bills/write-wechat"
import { connect } from "./lib/connect"
import { migrate } from "./lib/migrate"
import { fillDay } from "./lib/reconcile/fill"
import { makeMedusaTables } from "./lib/reconcile/medusa-tables"
import type { RunReport } from "./lib/reconcile/run-child"
import { scratchPostgres } from "./lib/scratch-postgres"

const SIZES = [10_000, Number(process.env.BENCH_LINES ?? 1_000_000)]
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 2)
const WRONG_EVERY = 1_000
const CHILD = path.join(__dirname, "lib/reconcile/run-child.ts")

/** `npm run bench -- reconcile`: a whole run over few and over many lines, while the shop sells. */
async function main(farewell: Farewell): Promise<void> {
  const { postgres, folder } = await scratchPostgres(farewell)
  await ensureDatabase(postgres.url("postgres"), "bench")
  const database = postgres.url("bench")
  await migrate(database)
  await migrateArchive({ url: database })
  const db = connect(database)
  farewell.add(() => db.destroy())
  await makeMedusaTables(db)
  const credentials = await generateCredentials()
  const few = await writeWechatBill(path.join(folder, "few.csv"), 10_000)
  const warmUp = await serveBill(credentials, few)
  farewell.add(() => warmUp.close())
  const microseconds: number[] = []
  const growths: number[] = []
  for (const lines of SIZES) {
    const bill = await writeWechatBill(path.join(folder, `${lines}.csv`), lines)
    const server = await serveBill(credentials, bill)
    farewell.add(() => server.close())
    const reports: RunReport[] = []
    let floor = Infinity
    for (let round = 0; round < ROUNDS; round += 1) {
      const account = `wechat_${lines}r${round}`
      for (const table of ["trade", "refund"]) await db.raw(`delete from cnpay_${table}`)
      await fillDay(db, { account, lines, wrongEvery: WRONG_EVERY })
      const common = { credentials, warmUpEndpoint: warmUp.url, endpoint: server.url }
      reports.push(await measureIn<RunReport>(CHILD, { ...common, database, account }))
      floor = Math.min(floor, await measureCopy(database, account, path.join(folder, "rows")))
      await db.raw(`delete from cnpay_run`)
    }
    const best = Math.min(...reports.map(({ seconds }) => seconds))
    microseconds.push((best / lines) * 1e6)
    growths.push(Math.max(...reports.map(({ peakMb, idleMb }) => peakMb - idleMb)))
    const blocked = Math.max(...reports.map(({ blockedMs }) => blockedMs))
    const [{ matched = 0, discrepancies = 0, orders = 0, state = "" } = {}] = reports
    console.log(
      `${lines} lines (${state}): COPY ${floor.toFixed(2)} s, whole run ${best.toFixed(2)} s, ` +
        `ratio ${(best / floor).toFixed(2)}; ${matched} matched, ${discrepancies} discrepancies; ` +
        `${growths.at(-1)?.toFixed(0)} MB above idle; event loop blocked ${blocked.toFixed(0)} ms at most, ` +
        `${orders} orders placed meanwhile`
    )
  }
  console.log(`µs per line of many to that of few: ${ratio(microseconds)}`)
  console.log(`memory of many to that of few: ${ratio(growths)}`)
}

function ratio([few = 1, many = 0]: readonly number[]): string {
  return (many / few).toFixed(2)
}

const farewell = new Farewell().onSignals()
main(farewell)
  .finally(() => farewell.run())
  .catch((error) => {
    console.error(error)
    process.exitCode = 1
  })
