import { MOST_FOUND } from "./search-term"

/**
 * The ids of trades that a search term names: by our number or the gateway's, by a refund's, or by the
 * order's number in the shop. Bindings: `number`, `displayId`.
 */
export const TRADES_LIKE = `
  (select id from cnpay_trade where out_trade_no like :number and deleted_at is null
    limit ${MOST_FOUND})
  union
  (select id from cnpay_trade where gateway_trade_no like :number and deleted_at is null
    limit ${MOST_FOUND})
  union
  (select t.id from cnpay_refund r join cnpay_trade t on t.out_trade_no = r.out_trade_no
    where r.out_refund_no like :number and r.deleted_at is null and t.deleted_at is null
    limit ${MOST_FOUND})
  union
  (select t.id from cnpay_refund r join cnpay_trade t on t.out_trade_no = r.out_trade_no
    where r.gateway_refund_no like :number and r.deleted_at is null and t.deleted_at is null
    limit ${MOST_FOUND})
  union
  select t.id from "order" o
    join order_payment_collection l on l.order_id = o.id and l.deleted_at is null
    join cnpay_trade t on t.payment_collection_id = l.payment_collection_id and t.deleted_at is null
   where o.display_id = cast(:displayId as int) and o.deleted_at is null`
