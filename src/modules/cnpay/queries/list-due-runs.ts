import type { BillDay } from "../../../core/bill-day"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"

export interface DueRun {
  account: string
  day: BillDay
}

/** Runs to work on, the oldest day first; those that a process which died has left are among them. */
export async function listDueRuns(
  db: Connection,
  accounts: readonly string[],
  now: Date
): Promise<DueRun[]> {
  const result = await db.raw(
    `select account, bill_day as day from cnpay_run
      where due_at <= :now and account = any(:accounts) and deleted_at is null
      order by bill_day, account`,
    { now, accounts: [...accounts] }
  )
  return rowsOf<DueRun>(result)
}
