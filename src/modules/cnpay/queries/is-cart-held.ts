import type { Connection } from "./connection"
import { rowsOf, type TradeRow } from "./rows"

/** Whether another trade's frozen money, of the same environment, has become the order of the same cart. */
export async function isCartHeldBy(
  db: Connection,
  {
    cart_id: cartId,
    out_trade_no: otherThan,
    environment,
  }: Pick<TradeRow, "cart_id" | "out_trade_no" | "environment">
): Promise<boolean> {
  if (!cartId) return false
  const result = await db.raw(
    `select 1 from cnpay_trade
      where cart_id = :cartId and out_trade_no <> :otherThan and environment = :environment
        and kind = 'freeze'
        and state = 'frozen' and settled_at is not null and deleted_at is null
      limit 1`,
    { cartId, otherThan, environment }
  )
  return rowsOf(result).length > 0
}
