import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"

/** Only forwards: a notification may have been faster than the answer to our own request. */
export async function markTradeOpen(db: Connection, no: OutTradeNo): Promise<void> {
  await db.raw(
    `update cnpay_trade set state = 'open', updated_at = now()
      where out_trade_no = :no and state = 'creating'`,
    { no }
  )
}
