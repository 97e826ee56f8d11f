import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { MOVE_ID } from "./live-discrepancies"

/** Closes what was open about money that has all gone back. */
export async function resolveRefunded(db: Connection, no: OutTradeNo, now: Date): Promise<void> {
  await db.raw(
    `with healed as (
       update cnpay_discrepancy d
          set state = 'resolved', resolution = 'refunded', resolved_at = :now, waits_for = null,
              updated_at = now()
         from cnpay_trade t
        where d.out_trade_no = :no and d.state in ('waiting', 'open', 'resolving')
          and d.deleted_at is null and d.kind in ('late_money', 'amount_differs', 'paid_twice',
                                                  'only_at_gateway', 'settled_to_canceled')
          and t.out_trade_no = d.out_trade_no and t.account = d.account
          and t.paid_fen <= (
            select coalesce(sum(r.amount_fen), 0) from cnpay_refund r
             where r.out_trade_no = d.out_trade_no and r.state = 'succeeded')
       returning d.id)
     insert into cnpay_discrepancy_move (id, discrepancy_id, move, after)
     select ${MOVE_ID}, id, 'healed', jsonb_build_object('state', 'resolved', 'resolution', 'refunded')
       from healed`,
    { no, now }
  )
}
