import { Farewell } from "../scripts/lib/farewell"
import { ensureDatabase } from "../scripts/lib/postgres/database"
import type { BillDay } from "../src/core/bill-day"
import {
  countDiscrepancies,
  listDiscrepancies,
  listRuns,
  readOverview,
  type Connection,
  type DiscrepancyFilter,
  type DiscrepancyPage,
} from "../src/modules/cnpay/queries"
import { connect } from "./lib/connect"
import { fillDiscrepancies } from "./lib/fill-discrepancies"
import { p95Of, plansOf } from "./lib/measure-query"
import { migrate } from "./lib/migrate"
import { scratchPostgres } from "./lib/scratch-postgres"

const ROWS = 100_000
const TIMES = 40
/** What a person who opens a page may wait for it. */
const LIMIT_MS = 150

/** The large tables; a small one is read through sooner than its index. */
const SCANNED = /Seq Scan on cnpay_(discrepancy|trade)/

type Ask = (db: Connection) => Promise<unknown>

const newest = { column: "created_at", descending: true } as const

/** A page and its count, as the route asks for them. */
function page(filter: DiscrepancyFilter, more: Partial<DiscrepancyPage> = {}): Ask {
  return async (db) => {
    await listDiscrepancies(db, { filter, order: newest, offset: 0, limit: 20, ...more })
    await countDiscrepancies(db, filter)
  }
}

const no = "20261123" + "77777".padStart(22, "0")

const QUESTIONS: Readonly<Record<string, Ask>> = {
  "first page": page({}),
  "page 50": page({}, { offset: 980 }),
  "by difference": page({}, { order: { column: "difference_fen", descending: true } }),
  open: page({ state: ["open"] }),
  "open or waiting": page({ state: ["open", "waiting"] }),
  resolved: page({ state: ["resolved"] }),
  kind: page({ kind: ["fee_differs"] }),
  account: page({ account: ["alipay_main"] }),
  "state, kind and account": page({
    ...{ state: ["open"], kind: ["only_at_gateway"], account: ["wechat_main"] },
  }),
  "bill day": page({ billDay: { from: "2026-11-20", to: "2026-11-20" } }),
  "bill days": page({ billDay: { from: "2026-10-01", to: "2026-10-31" } }),
  run: page({ runId: ["cnrun_7"] }),
  "trade number": page({ outTradeNo: [no] }),
  age: page({ age: ["3_7d"] }),
  "search, trade": page({ q: no }),
  "search, gateway's trade": page({ q: "4200" + "77777".padStart(24, "0") }),
  "search, refund": page({ q: "R20261123" + "77777".padStart(22, "0") }),
  "search, order": page({ q: "#77777" }),
  runs: (db) =>
    listRuns(db, {
      ...{ filter: {}, order: { column: "bill_day", descending: true }, offset: 0, limit: 20 },
    }),
}

/** `npm run bench -- admin-discrepancies`: each list, filter and search, with a hundred thousand rows. */
async function main(farewell: Farewell): Promise<void> {
  const { postgres } = await scratchPostgres(farewell)
  await ensureDatabase(postgres.url("postgres"), "books")
  const db = connect(postgres.url("books"))
  farewell.add(() => db.destroy())
  await migrate(postgres.url("books"))
  await fillDiscrepancies(db, ROWS)
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    const p95 = await p95Of(TIMES, () => ask(db))
    console.log(`${name}: ${p95.toFixed(1)} ms at p95`)
    const plans = await plansOf(db, ask)
    for (const plan of plans.filter((it) => SCANNED.test(it))) console.log(plan)
    if (p95 > LIMIT_MS) process.exitCode = 1
  }
  const p95 = await p95Of(TIMES, () => readOverview(db, "2026-10-24" as BillDay))
  console.log(`overview: ${p95.toFixed(1)} ms at p95`)
}

const farewell = new Farewell().onSignals()
main(farewell)
  .finally(() => farewell.run())
  .catch((error) => {
    console.error(error)
    process.exitCode = 1
  })
