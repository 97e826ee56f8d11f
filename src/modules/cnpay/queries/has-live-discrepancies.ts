import type { BillDay } from "../../../core/bill-day"
import type { Connection } from "./connection"
import { IS_LIVE } from "./live-discrepancies"
import { rowsOf } from "./rows"

/** Whether anything of a day is still to be looked at. */
export async function hasLiveDiscrepancies(
  db: Connection,
  account: string,
  day: BillDay
): Promise<boolean> {
  const result = await db.raw(
    `select 1 from cnpay_discrepancy
      where account = :account and bill_day = :day and ${IS_LIVE} limit 1`,
    { account, day }
  )
  return rowsOf(result).length > 0
}
