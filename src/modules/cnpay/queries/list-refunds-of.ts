import type { Connection } from "./connection"
import { rowsOf, toRefund, type RawRefund, type RefundRow } from "./rows"

/** What carries out a refund of Medusa's: one row, or several when it gives back several captures. */
export async function listRefundsOf(db: Connection, medusaRefundId: string): Promise<RefundRow[]> {
  const result = await db.raw(
    `select * from cnpay_refund where medusa_refund_id = :medusaRefundId and deleted_at is null
      order by created_at`,
    { medusaRefundId }
  )
  return rowsOf<RawRefund>(result).map(toRefund)
}
