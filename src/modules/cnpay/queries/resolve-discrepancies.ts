import type { DiscrepancyKind } from "../../../core/discrepancy"
import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { IS_LIVE, MOVE_ID } from "./live-discrepancies"

export interface Healing {
  no: OutTradeNo
  kinds: readonly DiscrepancyKind[]
  /** Only those about this refund. */
  outRefundNo?: string
  /** What has healed it: `captured`, `refunded`, `agreed`, … */
  resolution: string
  now: Date
}

/** Closes what has become right by itself; the event follows. */
export async function resolveDiscrepancies(db: Connection, wish: Healing): Promise<void> {
  await db.raw(
    `with healed as (
       update cnpay_discrepancy
          set state = 'resolved', resolution = :resolution, resolved_at = :now, waits_for = null,
              updated_at = now()
        where out_trade_no = :no and ${IS_LIVE} and kind = any(:kinds)
          and out_refund_no = coalesce(:outRefundNo, out_refund_no)
       returning id)
     insert into cnpay_discrepancy_move (id, discrepancy_id, move, after)
     select ${MOVE_ID}, id, 'healed', jsonb_build_object('state', 'resolved', 'resolution', cast(:resolution as text))
       from healed`,
    { outRefundNo: null, ...wish, kinds: [...wish.kinds] }
  )
}
