import type { OutRefundNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { rowsOf, toRefund, type RefundRow } from "./rows"

export async function findRefund(
  db: Connection,
  account: string,
  no: OutRefundNo
): Promise<RefundRow | null> {
  const result = await db.raw(
    `select * from cnpay_refund where out_refund_no = :no and account = :account and deleted_at is null`,
    { no, account }
  )
  const [row] = rowsOf<Parameters<typeof toRefund>[0]>(result)
  return row ? toRefund(row) : null
}
