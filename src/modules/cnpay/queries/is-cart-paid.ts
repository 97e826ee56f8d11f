import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/**
 * Whether another trade of the cart holds money, taken or frozen, that has not all gone back. The
 * sandbox's money pays for nothing that real money is waiting to pay for.
 */
export async function isCartPaidBy(
  db: Connection,
  cartId: string,
  { otherThan }: { otherThan: OutTradeNo }
): Promise<boolean> {
  const result = await db.raw(
    `select 1 from cnpay_trade t
      where t.cart_id = :cartId and t.out_trade_no <> :otherThan and t.deleted_at is null
        and t.environment = (select environment from cnpay_trade where out_trade_no = :otherThan)
        and (t.state = 'frozen' or t.state = 'paid' and t.paid_fen > (
          select coalesce(sum(r.amount_fen), 0) from cnpay_refund r
           where r.out_trade_no = t.out_trade_no and r.state not in ('refused', 'closed')))
      limit 1`,
    { cartId, otherThan }
  )
  return rowsOf(result).length > 0
}
