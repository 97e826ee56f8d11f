import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

/** The first trade of a cart: its row stands for the cart's, and stays the first whatever follows. */
export async function findFirstTrade(db: Connection, cartId: string): Promise<TradeRow | null> {
  const result = await db.raw(
    `select * from cnpay_trade where cart_id = :cartId and deleted_at is null
      order by created_at, id limit 1`,
    { cartId }
  )
  const [row] = rowsOf<RawTrade>(result)
  return row ? toTrade(row) : null
}
