import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { rowsOf, toRefund, type RawRefund, type RefundRow } from "./rows"

/** All refunds of a trade, oldest first. */
export async function listTradeRefunds(db: Connection, no: OutTradeNo): Promise<RefundRow[]> {
  const result = await db.raw(
    `select * from cnpay_refund where out_trade_no = :no and deleted_at is null order by created_at`,
    { no }
  )
  return rowsOf<RawRefund>(result).map(toRefund)
}
