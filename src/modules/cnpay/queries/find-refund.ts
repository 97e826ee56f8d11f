import type { OutRefundNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { rowsOf, toRefund, type RawRefund, type RefundRow } from "./rows"

export async function findRefund(
  db: Connection,
  account: string,
  no: OutRefundNo
): Promise<RefundRow | null> {
  const result = await db.raw(
    `select * from cnpay_refund where out_refund_no = :no and account = :account and deleted_at is null`,
    { no, account }
  )
  const [row] = rowsOf<RawRefund>(result)
  return row ? toRefund(row) : null
}
