import { Farewell } from "../scripts/lib/farewell"
import { ensureDatabase } from "../scripts/lib/postgres/database"
import type { Connection } from "../src/modules/cnpay/queries"
import { connect } from "./lib/connect"
import { fillInbox } from "./lib/fill-inbox"
import { measureClaims } from "./lib/measure-claims"
import { explainClaim } from "./lib/explain-claim"
import { migrate } from "./lib/migrate"
import { scratchPostgres } from "./lib/scratch-postgres"

const SMALL = 100
const LARGE = 100_000
const ROUNDS = 4

interface Inbox {
  waiting: number
  db: Connection
  /** One for each row that was claimed and finished. */
  microseconds: number[]
}

/** `npm run bench`: what it costs to claim and finish a notification, with few and with many waiting. */
async function main(farewell: Farewell): Promise<void> {
  const { postgres } = await scratchPostgres(farewell)
  const inboxes: Inbox[] = []
  for (const waiting of [SMALL, LARGE]) {
    const name = `inbox_${waiting}`
    await ensureDatabase(postgres.url("postgres"), name)
    const db = connect(postgres.url(name))
    farewell.add(() => db.destroy())
    await migrate(postgres.url(name))
    inboxes.push({ waiting, db, microseconds: [] })
  }
  await measure(inboxes)
  for (const { waiting, db, microseconds } of inboxes) {
    console.log(
      `${waiting} waiting: ${median(microseconds).toFixed(0)} µs per row, claim and finish`
    )
    await fillInbox(db, waiting)
    const plan = await explainClaim(db)
    console.log(plan.includes("Seq Scan on cnpay_notification") ? plan : "  by index")
  }
  const [small = 0, large = 0] = inboxes.map(({ microseconds }) => median(microseconds))
  console.log(`ratio ${(large / small).toFixed(2)}`)
}

/** By turns, so that what else the machine does falls on both alike; the first round warms up. */
async function measure(inboxes: readonly Inbox[]): Promise<void> {
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { waiting, db, microseconds } of inboxes) {
      await fillInbox(db, waiting)
      const measured = await measureClaims(db, waiting)
      if (round > 0) microseconds.push(...measured)
    }
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

const farewell = new Farewell().onSignals()
main(farewell)
  .finally(() => farewell.run())
  .catch((error) => {
    console.error(error)
    process.exitCode = 1
  })
