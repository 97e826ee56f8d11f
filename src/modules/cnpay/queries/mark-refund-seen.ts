import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"

/** The gateway spoke of a refund: kept, since the message about the payment may come after it. */
export async function markRefundSeen(db: Connection, no: OutTradeNo): Promise<void> {
  await db.raw(`update cnpay_trade set refund_seen = true where out_trade_no = :no`, { no })
}
