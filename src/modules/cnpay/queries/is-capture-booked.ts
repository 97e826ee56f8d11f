import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** Whether the order's own books hold a captured payment; Medusa writes them after the capture itself. */
export async function isCaptureBooked(
  db: Connection,
  paymentId: string,
  orderId: string
): Promise<boolean> {
  const result = await db.raw(
    `select 1 from capture c
       join order_transaction t on t.reference = 'capture' and t.reference_id = c.id
      where c.payment_id = :paymentId and t.order_id = :orderId
        and c.deleted_at is null and t.deleted_at is null
      limit 1`,
    { paymentId, orderId }
  )
  return rowsOf(result).length > 0
}
