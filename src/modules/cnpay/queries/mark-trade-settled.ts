import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { changed } from "./rows"

/** Answers whether this call is the one that settled it, so that its event is sent once. */
export async function markTradeSettled(
  db: Connection,
  no: OutTradeNo,
  now: Date
): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_trade set settled_at = :now, due_at = null, updated_at = now()
      where out_trade_no = :no and state = 'paid' and settled_at is null`,
    { no, now }
  )
  return changed(result) > 0
}
