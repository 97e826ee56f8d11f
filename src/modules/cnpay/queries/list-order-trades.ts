import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

/**
 * Every trade of an order, oldest first: those of its payment collections, and those of its cart whose
 * collection was replaced.
 */
export async function listOrderTrades(db: Connection, orderId: string): Promise<TradeRow[]> {
  const result = await db.raw(
    `select * from cnpay_trade
      where deleted_at is null and id in (
        select t.id from order_payment_collection l
          join cnpay_trade t on t.payment_collection_id = l.payment_collection_id
         where l.order_id = :orderId and l.deleted_at is null
        union
        select t.id from order_cart l join cnpay_trade t on t.cart_id = l.cart_id
         where l.order_id = :orderId and l.deleted_at is null)
      order by created_at, id`,
    { orderId }
  )
  return rowsOf<RawTrade>(result).map(toTrade)
}
