import type { OutRefundNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { changed } from "./rows"

/**
 * Gives up a refund that was never sent, so that nobody sends it later. Answers whether it is given up:
 * not when anybody else has taken it in hand since it was written down.
 */
export async function markRefundUnsent(
  db: Connection,
  refund: { no: OutRefundNo; errorCode: string }
): Promise<boolean> {
  const result = await db.raw(
    `with given_up as (
       update cnpay_refund
          set state = 'refused', error_code = :errorCode, due_at = null, updated_at = now()
        where out_refund_no = :no and state = 'requested' and sweeps = 0
       returning account, out_trade_no)
     update cnpay_trade t set books_due_at = now()
       from given_up r where t.out_trade_no = r.out_trade_no and t.account = r.account`,
    { ...refund }
  )
  return changed(result) > 0
}
