import { randomUUID } from "node:crypto"
import {
  claimNotifications,
  finishNotification,
  type Connection,
} from "../../src/modules/cnpay/queries"

const MOST = 300
const LEASE_MS = 60_000

/** Claims and finishes a few hundred rows, one at a time, by the product's own statements; microseconds for each. */
export async function measureClaims(db: Connection, waiting: number): Promise<number[]> {
  const microseconds: number[] = []
  for (let row = 0; row < Math.min(MOST, waiting); row += 1) {
    const started = process.hrtime.bigint()
    await claimAndFinish(db)
    microseconds.push(Number(process.hrtime.bigint() - started) / 1_000)
  }
  return microseconds
}

async function claimAndFinish(db: Connection): Promise<void> {
  const now = new Date()
  const until = new Date(now.getTime() + LEASE_MS)
  const lease = randomUUID()
  const [row] = await claimNotifications(db, {
    accounts: ["wechat_main"],
    lease,
    now,
    until,
    limit: 1,
  })
  if (!row) throw new Error("nothing was left to claim")
  const outcome = { error: null, retryAt: null }
  const attempt = { cause: "notification" as const, startedAt: now, now }
  await finishNotification(db, { id: row.id, lease, ...attempt, ...outcome })
}
