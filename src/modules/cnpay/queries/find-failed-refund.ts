import type { OutRefundNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** The open discrepancy about a refund that failed; `null`: nobody waits for anything any more. */
export async function findFailedRefund(
  db: Connection,
  no: OutRefundNo
): Promise<{ id: string } | null> {
  const result = await db.raw(
    `select id from cnpay_discrepancy
      where out_refund_no = :no and kind = 'refund_failed'
        and state in ('open', 'resolving') and deleted_at is null
      limit 1`,
    { no }
  )
  return rowsOf<{ id: string }>(result)[0] ?? null
}
