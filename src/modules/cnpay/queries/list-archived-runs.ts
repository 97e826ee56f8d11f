import type { BillDay } from "../../../core/bill-day"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** A run that went by an archived bill of trades. */
export interface ArchivedRun {
  id: string
  bill_day: BillDay
  trade_file_id: string
  /** When the bill was fetched. */
  gateway_as_of: Date | null
  created_at: Date
}

export async function listArchivedRuns(
  db: Connection,
  account: string,
  days: readonly BillDay[]
): Promise<ArchivedRun[]> {
  const result = await db.raw(
    `select id, bill_day, trade_file_id, gateway_as_of, created_at from cnpay_run
      where account = :account and bill_day = any(:days) and trade_file_id is not null
        and deleted_at is null`,
    { account, days: [...days] }
  )
  return rowsOf<ArchivedRun>(result)
}
