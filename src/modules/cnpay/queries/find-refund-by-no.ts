import type { OutRefundNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { rowsOf, toRefund, type RawRefund, type RefundRow } from "./rows"

/** Our numbers are unique over all accounts. */
export async function findRefundByNo(db: Connection, no: OutRefundNo): Promise<RefundRow | null> {
  const result = await db.raw(
    `select * from cnpay_refund where out_refund_no = :no and deleted_at is null`,
    { no }
  )
  const [row] = rowsOf<RawRefund>(result)
  return row ? toRefund(row) : null
}
