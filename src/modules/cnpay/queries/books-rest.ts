/** The states in which a refund is money that is gone, or going. */
export const CLAIMS = `('requested', 'unknown', 'processing', 'unfunded', 'succeeded')`

/** What was paid on a day, and what was paid before and refunded on it. */
const TRADES = `
  select id, session_id, out_trade_no, payment_collection_id, kind, paid_fen
    from cnpay_trade
   where account = :account and paid_at >= :from and paid_at < :to and state = 'paid'
     and kind in ('payment', 'capture') and deleted_at is null
  union all
  select t.id, t.session_id, t.out_trade_no, t.payment_collection_id, t.kind, t.paid_fen
    from cnpay_refund r join cnpay_trade t on t.out_trade_no = r.out_trade_no
   where r.account = :account and r.created_at >= :from and r.created_at < :to
     and t.state = 'paid' and not (t.paid_at >= :from and t.paid_at < :to)
     and r.deleted_at is null and t.deleted_at is null`

/**
 * The payment collections of a day (a trade without one: its session) that are not plain. Nearly all are:
 * one trade, whenever it was paid, one payment, one capture and one transaction of the very sum; no refund,
 * or one of the same sum in the ledger, in Medusa and among the transactions; an order that stands. The
 * transactions are theirs by name, since an order may have another payment of the same sum. Orders
 * are read for those that do not stand, which are few: that spares a join with all of the others.
 */
export const BOOKS_REST = `
  select key
    from (
      select coalesce(t.payment_collection_id, t.session_id) as key,
             t.kind = 'payment' and a.id is null and o.id is null
               and round(c.amount * 100) = t.paid_fen
               and (k.order_id is null
                    or (x.reference_id = c.id and round(x.amount * 100) = t.paid_fen))
               and ((r.id is null and f.id is null and y.id is null)
                    or (r.state in ${CLAIMS} and round(f.amount * 100) = r.amount_fen
                        and (k.order_id is null
                             or (y.reference_id in (f.id, p.id)
                                 and round(y.amount * 100) = 0 - r.amount_fen))))
             as is_plain
        from (${TRADES}) as t
        left join cnpay_trade a
          on a.session_id = t.session_id and a.id <> t.id and a.state = 'paid'
             and a.deleted_at is null
        left join payment p on p.payment_session_id = t.session_id and p.deleted_at is null
        left join capture c on c.payment_id = p.id and c.deleted_at is null
        left join refund f on f.payment_id = p.id and f.deleted_at is null
        left join cnpay_refund r on r.out_trade_no = t.out_trade_no and r.deleted_at is null
        left join order_payment_collection k
          on k.payment_collection_id = t.payment_collection_id and k.deleted_at is null
        left join "order" o
          on o.id = k.order_id and (o.status = 'canceled' or o.deleted_at is not null)
        left join order_transaction x
          on x.order_id = k.order_id and x.reference = 'capture' and x.deleted_at is null
        left join order_transaction y
          on y.order_id = k.order_id and y.reference = 'refund' and y.deleted_at is null) as trades
   group by key
  having count(*) > 1 or not coalesce(bool_and(is_plain), false)`
