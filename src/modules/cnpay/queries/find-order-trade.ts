import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

/**
 * The first trade of an order, by any of its payment collections: its row stands for the order's. For
 * the collection of a cart it is the cart's first trade too.
 */
export async function findOrderTrade(
  db: Connection,
  collectionId: string
): Promise<TradeRow | null> {
  const result = await db.raw(
    `select * from cnpay_trade
      where deleted_at is null and payment_collection_id in (
        select :collectionId
        union
        select other.payment_collection_id
          from order_payment_collection l
          join order_payment_collection other on other.order_id = l.order_id
         where l.payment_collection_id = :collectionId
           and l.deleted_at is null and other.deleted_at is null)
      order by created_at, id limit 1`,
    { collectionId }
  )
  const [row] = rowsOf<RawTrade>(result)
  return row ? toTrade(row) : null
}
