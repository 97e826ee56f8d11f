import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"

/** Closes what was open about money that has all gone back. */
export async function resolveRefunded(db: Connection, no: OutTradeNo, now: Date): Promise<void> {
  await db.raw(
    `update cnpay_discrepancy d
        set state = 'resolved', resolution = 'refunded', resolved_at = :now, updated_at = now()
       from cnpay_trade t
      where d.out_trade_no = :no and d.state = 'open' and d.kind in ('late_money', 'amount_differs')
        and t.out_trade_no = d.out_trade_no and t.account = d.account
        and t.paid_fen <= (
          select coalesce(sum(r.amount_fen), 0) from cnpay_refund r
           where r.out_trade_no = d.out_trade_no and r.state = 'succeeded')`,
    { no, now }
  )
}
