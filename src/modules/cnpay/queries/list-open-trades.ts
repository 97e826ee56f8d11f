import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

/** The trades of payment collections that a shopper could still pay, or has frozen money for. */
export async function listOpenTrades(
  db: Connection,
  collections: readonly string[]
): Promise<TradeRow[]> {
  const result = await db.raw(
    `select * from cnpay_trade
      where payment_collection_id = any(:collections) and kind <> 'capture'
        and state in ('creating', 'open', 'frozen') and deleted_at is null`,
    { collections: [...collections] }
  )
  return rowsOf<RawTrade>(result).map(toTrade)
}
