import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { changed } from "./rows"

/**
 * Answers whether this call is the one that settled it, so that its event is sent once. What went back
 * before Medusa had the payment could not be booked; now it can.
 */
export async function markTradeSettled(
  db: Connection,
  no: OutTradeNo,
  now: Date
): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_trade t
        set settled_at = :now, due_at = null, updated_at = now(),
            books_due_at = case
              when exists (select 1 from cnpay_refund r where r.out_trade_no = t.out_trade_no)
              then cast(:now as timestamptz) else books_due_at end
      where out_trade_no = :no and state = 'paid' and settled_at is null`,
    { no, now }
  )
  return changed(result) > 0
}
