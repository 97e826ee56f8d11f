import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** When an account took money for the first time; `null`: never yet. */
export async function findFirstPayment(db: Connection, account: string): Promise<Date | null> {
  const result = await db.raw(
    `select min(paid_at) as first from cnpay_trade
      where account = :account and paid_at is not null and deleted_at is null`,
    { account }
  )
  return rowsOf<{ first: Date | null }>(result)[0]?.first ?? null
}
