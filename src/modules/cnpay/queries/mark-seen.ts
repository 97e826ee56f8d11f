import type { Connection } from "./connection"
import { IS_LIVE } from "./live-discrepancies"
import type { DiscrepancyToOpen } from "./open-discrepancy"

/** Notes which attempt has seen these discrepancies; no change that anybody need hear of. */
export async function markSeen(
  db: Connection,
  lease: string,
  found: readonly DiscrepancyToOpen[]
): Promise<void> {
  const keys = found.map(({ account, kind, outTradeNo, outRefundNo = "", lineRef = "" }) => ({
    account,
    kind,
    out_trade_no: outTradeNo,
    out_refund_no: outRefundNo,
    line_ref: lineRef,
  }))
  await db.raw(
    `update cnpay_discrepancy d set seen_by = :lease
       from jsonb_to_recordset(cast(:keys as jsonb)) as f (
         account text, kind text, out_trade_no text, out_refund_no text, line_ref text)
      where d.account = f.account and d.kind = f.kind and d.out_trade_no = f.out_trade_no
        and d.out_refund_no = f.out_refund_no and d.line_ref = f.line_ref and ${IS_LIVE}`,
    { lease, keys: JSON.stringify(keys) }
  )
}
