import type { Connection } from "./connection"
import { rowsOf } from "./rows"

export interface HalfMadeOrder {
  orderId: string
  cartId: string
  collectionId: string
}

/**
 * Orders of a cart that a process began to make and did not finish. Medusa links the order to the cart
 * and to the payment collection and marks the cart completed in three transactions side by side; an
 * order for which any of them is missing was cut short there, and nothing was paid on it yet.
 */
export async function listHalfMadeOrders(db: Connection, cartId: string): Promise<HalfMadeOrder[]> {
  const result = await db.raw(
    `with collections as (
       select payment_collection_id as id from cart_payment_collection
        where cart_id = :cartId and deleted_at is null),
     linked as (
       select order_id from order_cart where cart_id = :cartId and deleted_at is null
       union
       select l.order_id from order_payment_collection l join collections c
           on c.id = l.payment_collection_id
        where l.deleted_at is null)
     select linked.order_id as "orderId", cast(:cartId as text) as "cartId", c.id as "collectionId"
       from linked cross join collections c
      where not exists (
              select 1 from order_transaction t
               where t.order_id = linked.order_id and t.deleted_at is null)
        and not (
              exists (select 1 from cart where id = :cartId and completed_at is not null)
          and exists (select 1 from order_cart l
                       where l.order_id = linked.order_id and l.cart_id = :cartId
                         and l.deleted_at is null)
          and exists (select 1 from order_payment_collection l join collections c
                          on c.id = l.payment_collection_id
                       where l.order_id = linked.order_id and l.deleted_at is null))`,
    { cartId }
  )
  return rowsOf<HalfMadeOrder>(result)
}
