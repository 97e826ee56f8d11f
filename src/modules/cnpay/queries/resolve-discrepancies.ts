import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import type { DiscrepancyKind } from "./open-discrepancy"

export interface Resolving {
  no: OutTradeNo
  kinds: readonly DiscrepancyKind[]
  /** Only those about this refund. */
  outRefundNo?: string
  resolution: string
  now: Date
}

/** Closes what was open; the event follows by itself. */
export async function resolveDiscrepancies(db: Connection, wish: Resolving): Promise<void> {
  await db.raw(
    `update cnpay_discrepancy
        set state = 'resolved', resolution = :resolution, resolved_at = :now, updated_at = now()
      where out_trade_no = :no and state = 'open' and kind = any(:kinds)
        and out_refund_no = coalesce(:outRefundNo, out_refund_no)`,
    { outRefundNo: null, ...wish, kinds: [...wish.kinds] }
  )
}
