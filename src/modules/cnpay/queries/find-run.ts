import type { BillDay } from "../../../core/bill-day"
import type { Connection } from "./connection"
import { rowsOf, toRun, type RawRun, type RunRow } from "./rows"

export async function findRun(
  db: Connection,
  account: string,
  day: BillDay
): Promise<RunRow | null> {
  const result = await db.raw(
    `select * from cnpay_run
      where account = :account and bill_day = :day and deleted_at is null`,
    { account, day }
  )
  const [row] = rowsOf<RawRun>(result)
  return row ? toRun(row) : null
}
