import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"

/** The trade pays for something else from now on. */
export async function moveTrade(
  db: Connection,
  no: OutTradeNo,
  collectionId: string
): Promise<void> {
  await db.raw(
    `update cnpay_trade set payment_collection_id = :collectionId, cart_id = null, updated_at = now()
      where out_trade_no = :no`,
    { no, collectionId }
  )
}
