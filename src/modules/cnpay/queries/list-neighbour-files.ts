import { addDays, type BillDay } from "../../../core/bill-day"
import type { BillKind } from "../../../core/bill-line"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"

export interface NeighbourFile {
  day: BillDay
  fileId: string
}

/** Refunds that wait for the merchant's balance are accepted up to a week after they were made. */
const DAYS = 8

/** The archived bills of an account's days around one, so far as there are. */
export async function listNeighbourFiles(
  db: Connection,
  { account, day, kind }: { account: string; day: BillDay; kind: BillKind }
): Promise<NeighbourFile[]> {
  const column = kind === "trade" ? "trade_file_id" : "fund_file_id"
  const result = await db.raw(
    `select bill_day as day, ${column} as "fileId" from cnpay_run
      where account = :account and bill_day between :first and :last and bill_day <> :day
        and ${column} is not null and deleted_at is null
      order by bill_day`,
    { account, day, first: addDays(day, -DAYS), last: addDays(day, DAYS) }
  )
  return rowsOf<NeighbourFile>(result)
}
