import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

/** The newest trade of a cart that can be paid or is paid or frozen and not settled. */
export async function findLiveTrade(db: Connection, cartId: string): Promise<TradeRow | null> {
  const result = await db.raw(
    `select * from cnpay_trade
      where cart_id = :cartId and kind <> 'capture' and settled_at is null
        and state in ('creating', 'open', 'paid', 'frozen') and deleted_at is null
      order by created_at desc, id desc limit 1`,
    { cartId }
  )
  const [row] = rowsOf<RawTrade>(result)
  return row ? toTrade(row) : null
}
