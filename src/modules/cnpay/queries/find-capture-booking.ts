import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** A capture of Medusa's, and whether its order's own books hold it. Yuan, unrounded. */
export interface CaptureBooking {
  amount: string
  currency: string
  orderId: string | null
  isBooked: boolean
}

/** `null`: Medusa has no such capture. */
export async function findCaptureBooking(
  db: Connection,
  captureId: string
): Promise<CaptureBooking | null> {
  const result = await db.raw(
    `select coalesce(c.raw_amount->>'value', c.amount::text) as amount,
            p.currency_code as currency, link.order_id as "orderId",
            exists (select 1 from order_transaction t
                     where t.reference = 'capture' and t.reference_id = c.id
                       and t.deleted_at is null) as "isBooked"
       from capture c
       join payment p on p.id = c.payment_id
       left join order_payment_collection link
         on link.payment_collection_id = p.payment_collection_id and link.deleted_at is null
      where c.id = :captureId and c.deleted_at is null
      limit 1`,
    { captureId }
  )
  return rowsOf<CaptureBooking>(result)[0] ?? null
}
