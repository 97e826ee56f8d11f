import type { BillDay } from "../../../core/bill-day"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** The latest day of an account whose bill has been matched. */
export async function findLatestRun(db: Connection, account: string): Promise<BillDay | null> {
  const result = await db.raw(
    `select max(bill_day) as day from cnpay_run
      where account = :account and state in ('balanced', 'differs') and deleted_at is null`,
    { account }
  )
  return rowsOf<{ day: BillDay | null }>(result)[0]?.day ?? null
}
