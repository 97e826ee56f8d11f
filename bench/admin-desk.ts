import { Farewell } from "../scripts/lib/farewell"
import { ensureDatabase } from "../scripts/lib/postgres/database"
import {
  listNotifications,
  listTrades,
  readCallFigures,
  readHealth,
  searchTerm,
  type Connection,
  type NotificationFilter,
  type TradeFilter,
} from "../src/modules/cnpay/queries"
import { connect } from "./lib/connect"
import { fillDesk } from "./lib/fill-desk"
import { p95Of, plansOf } from "./lib/measure-query"
import { migrate } from "./lib/migrate"
import { scratchPostgres } from "./lib/scratch-postgres"

const ROWS = 100_000
const TIMES = 40
/** What a person who opens a page may wait for it. */
const LIMIT_MS = 150

type Ask = (db: Connection) => Promise<unknown>

const page = { limit: 20, offset: 0, oldestFirst: false }
const term = (text: string) => searchTerm(text) ?? undefined
const trades = (filter: TradeFilter, offset = 0): Ask => {
  return (db) => listTrades(db, filter, { ...page, offset })
}
const notifications = (filter: NotificationFilter, offset = 0): Ask => {
  return (db) => listNotifications(db, filter, { ...page, offset })
}
const no = "20261123" + "77777".padStart(22, "0")
const day = 86_400_000
const accounts = ["alipay_main", "wechat_main"]
const before = new Date(Date.now() - 900_000)

const QUESTIONS: Readonly<Record<string, Ask>> = {
  "trades: first page": trades({}),
  "trades: page 50": trades({}, 980),
  "trades: account": trades({ accounts: ["alipay_main"] }),
  "trades: state": trades({ states: ["open"] }),
  "trades: scene": trades({ scenes: ["page"] }),
  "trades: account and state": trades({ accounts: ["wechat_main"], states: ["paid"] }),
  "trades: search, whole number": trades({ term: term(no) }),
  "trades: search, beginning": trades({ term: term(no.slice(0, 26)) }),
  "trades: search, gateway's number": trades({ term: term("4200" + "77777".padStart(24, "0")) }),
  "trades: search, refund": trades({ term: term("R20261123" + "77771".padStart(22, "0")) }),
  "trades: search, order": trades({ term: term("#77777") }),
  "notifications: first page": notifications({}),
  "notifications: page 50": notifications({}, 980),
  "notifications: account": notifications({ accounts: ["alipay_main"] }),
  "notifications: failed": notifications({ states: ["failed"] }),
  "notifications: retrying": notifications({ states: ["retrying"] }),
  "notifications: failed or retrying": notifications({ states: ["failed", "retrying"] }),
  "notifications: done": notifications({ states: ["done"] }),
  "notifications: rejected": notifications({ states: ["rejected"] }),
  "notifications: one day": notifications({ received: { from: new Date(Date.now() - day) } }),
  "notifications: search": notifications({ term: term(no) }),
  "notifications: search, gateway's": notifications({
    term: term("4200" + "77777".padStart(24, "0")),
  }),
  "health: figures": (db) =>
    readHealth(db, {
      ...{ accounts, since: new Date(Date.now() - day), pendingBefore: before },
      stuckBefore: before,
    }),
  "health: calls": (db) => readCallFigures(db, { accounts, since: new Date(Date.now() - day) }),
}

/** `npm run bench -- admin-desk`: each list, filter and search of the order desk, with a hundred thousand rows. */
async function main(farewell: Farewell): Promise<void> {
  const { postgres } = await scratchPostgres(farewell)
  await ensureDatabase(postgres.url("postgres"), "desk")
  const db = connect(postgres.url("desk"))
  farewell.add(() => db.destroy())
  await migrate(postgres.url("desk"))
  await fillDesk(db, ROWS)
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    const p95 = await p95Of(TIMES, () => ask(db))
    console.log(`${name}: ${p95.toFixed(1)} ms at p95`)
    const plans = await plansOf(db, ask)
    for (const plan of plans.filter((it) => it.includes("Seq Scan on cnpay_"))) console.log(plan)
    if (p95 > LIMIT_MS) process.exitCode = 1
  }
}

const farewell = new Farewell().onSignals()
main(farewell)
  .finally(() => farewell.run())
  .catch((error) => {
    console.error(error)
    process.exitCode = 1
  })
