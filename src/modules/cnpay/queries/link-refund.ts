import type { OutRefundNo } from "../../../core/ids"
import type { Fen } from "../../../core/money"
import type { Connection } from "./connection"
import { changed, rowsOf, toRefund, type RawRefund, type RefundRow } from "./rows"

export interface RefundToLink {
  account: string
  /** The trade's, or the freeze's whose captures it may be about. */
  outTradeNo: string
  medusaRefundId: string
  amount: Fen
  now: Date
}

/**
 * Gives a refund that has gone back already to Medusa's refund of the same sum, which is being made
 * for it. `null`: none waits for that.
 */
export async function takeRefundToBook(
  db: Connection,
  wish: RefundToLink
): Promise<RefundRow | null> {
  const result = await db.raw(
    `update cnpay_refund set medusa_refund_id = :medusaRefundId, booking_until = null
      where id = (
        select id from cnpay_refund
         where account = :account and amount_fen = :amount
           and out_trade_no in (
             select out_trade_no from cnpay_trade
              where out_trade_no = :outTradeNo or freeze_no = :outTradeNo)
           and medusa_refund_id is null and booking_until > :now and deleted_at is null
         order by created_at limit 1
           for update)
     returning *`,
    { ...wish }
  )
  const [row] = rowsOf<RawRefund>(result)
  return row ? toRefund(row) : null
}

/** Offers a refund to the next refund that Medusa makes of the same sum, for a short while. */
export async function offerRefundToBook(
  db: Connection,
  no: OutRefundNo,
  until: Date
): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_refund set medusa_refund_id = null, booking_until = :until
      where out_refund_no = :no`,
    { no, until }
  )
  return changed(result) > 0
}

/** Medusa's books know nothing of it any more, or not yet. */
export async function unlinkRefund(db: Connection, no: OutRefundNo): Promise<void> {
  await db.raw(
    `update cnpay_refund set medusa_refund_id = null, booking_until = null
      where out_refund_no = :no`,
    { no }
  )
}
