import type { OutTradeNo } from "../../../core/ids"
import { BOOKS_REST, CLAIMS } from "./books-rest"
import type { Connection } from "./connection"
import type { DayWish } from "./day-records"
import { rowsOf } from "./rows"

/** A payment collection of the day whose sums in Medusa and in the ledger are not the same. */
export interface BookSuspect {
  /** `null`: the trade belongs to none. */
  collection: string | null
  /** The trade that Medusa has no captured payment of, although its money is here; else `null`. */
  unbooked: OutTradeNo | null
  /** The trade that was paid although another one had paid for the same; else `null`. */
  twice: OutTradeNo | null
  gatewayTradeNo: string | null
  /** Fen: what of that trade is still here, and what of the other ones. */
  left: number
  others: number
}

/**
 * Opens what of a day Medusa's books may differ in: captures, refunds, the order's own transactions, money
 * that stays with a cancelled order or came twice. Sums only; `compareBooks` says what it is.
 *
 * Sums are only worked out for what is left when the plain trades have been sorted out. An order's
 * transactions are beside all of its payments, of which the day may have one only.
 */
export async function openDayBooks(trx: Connection, wish: DayWish): Promise<void> {
  await trx.raw(STATEMENT, { ...wish })
}

/** The next ones; none when it is over. */
export async function fetchDayBooks(trx: Connection, size: number): Promise<BookSuspect[]> {
  const result = await trx.raw(`fetch forward ${Math.trunc(size)} from cnpay_day_books`)
  return rowsOf<BookSuspect>(result).map((row) => ({
    ...row,
    left: Number(row.left),
    others: Number(row.others),
  }))
}

const STATEMENT = `
declare cnpay_day_books no scroll cursor for
with rest as (${BOOKS_REST}),
sessions as materialized (
  select distinct t.session_id
    from rest join cnpay_trade t
      on t.payment_collection_id = rest.key
         or (t.payment_collection_id is null and t.session_id = rest.key)
   where t.state = 'paid' and t.deleted_at is null
     and ((t.account = :account and t.paid_at >= :from and t.paid_at < :to
           and t.kind in ('payment', 'capture'))
          or exists (
            select 1 from cnpay_refund r
             where r.out_trade_no = t.out_trade_no and r.account = :account
               and r.created_at >= :from and r.created_at < :to and r.deleted_at is null))),
paid as materialized (
  select t.session_id, t.out_trade_no, t.gateway_trade_no, t.payment_collection_id, t.kind,
         t.paid_at, t.paid_fen
    from sessions s join cnpay_trade t on t.session_id = s.session_id
   where t.state = 'paid' and t.kind in ('payment', 'capture') and t.deleted_at is null),
sent_back as (
  select r.out_trade_no, sum(r.amount_fen) as back
    from paid t join cnpay_refund r on r.out_trade_no = t.out_trade_no
   where r.state in ${CLAIMS} and r.deleted_at is null
   group by r.out_trade_no),
trades as materialized (
  select t.*, coalesce(b.back, 0) as back
    from paid t left join sent_back b on b.out_trade_no = t.out_trade_no),
ledger as materialized (
  select session_id, max(payment_collection_id) as collection, max(out_trade_no) as out_trade_no,
         max(gateway_trade_no) as gateway_trade_no, count(*) as trades, sum(paid_fen) as paid,
         sum(back) as back
    from trades group by session_id),
payments as materialized (
  select l.session_id, p.id
    from ledger l join payment p on p.payment_session_id = l.session_id
   where p.deleted_at is null),
captures as (
  select p.session_id, sum(round(c.amount * 100)) as captured
    from payments p join capture c on c.payment_id = p.id
   where c.deleted_at is null group by p.session_id),
refunds as (
  select p.session_id, sum(round(f.amount * 100)) as refunded
    from payments p join refund f on f.payment_id = p.id
   where f.deleted_at is null group by p.session_id),
orders as materialized (
  select k.payment_collection_id, o.id, o.status = 'canceled' as canceled
    from (select distinct collection from ledger) l
    join order_payment_collection k
      on k.payment_collection_id = l.collection and k.deleted_at is null
    join "order" o on o.id = k.order_id and o.deleted_at is null),
order_payments as materialized (
  select o.id as order_id, p.id
    from (select distinct id from orders) o
    join order_payment_collection k on k.order_id = o.id and k.deleted_at is null
    join payment p on p.payment_collection_id = k.payment_collection_id and p.deleted_at is null),
order_sums as (
  select order_id, sum(held) as held, sum(booked) as booked
    from (
      select p.order_id, round(c.amount * 100) as held, 0 as booked
        from order_payments p join capture c on c.payment_id = p.id and c.deleted_at is null
      union all
      select p.order_id, 0 - round(f.amount * 100), 0
        from order_payments p join refund f on f.payment_id = p.id and f.deleted_at is null
      union all
      select o.id, 0, round(x.amount * 100)
        from (select distinct id from orders) o join order_transaction x on x.order_id = o.id
       where x.deleted_at is null and x.reference in ('capture', 'refund')) as sums
   group by order_id),
ordered as materialized (
  select l.*, o.id as order_id, o.canceled, coalesce(c.captured, 0) as captured,
         coalesce(f.refunded, 0) as refunded, s.held, s.booked
    from ledger l
    left join captures c on c.session_id = l.session_id
    left join refunds f on f.session_id = l.session_id
    left join orders o on o.payment_collection_id = l.collection
    left join order_sums s on s.order_id = o.id),
twice as (
  select t.*, sum(paid_fen - back) over same as total, row_number() over same_order as nth
    from trades t
   where t.kind = 'payment' and t.payment_collection_id is not null and t.paid_fen > t.back
   window same as (partition by payment_collection_id),
          same_order as (partition by payment_collection_id order by paid_at, out_trade_no))
select collection, null as unbooked, null as twice, null as "gatewayTradeNo", 0 as left, 0 as others
  from ordered
 where captured > 0
   and (abs(captured - paid) > trades - 1 or refunded <> back
        or booked <> held
        or (canceled and paid > back))
union all
select collection, out_trade_no, null, gateway_trade_no, paid - back, 0
  from ordered o
 where captured = 0 and paid > back
   and not exists (
     select 1 from cnpay_discrepancy d
      where d.out_trade_no = o.out_trade_no and d.state in ('waiting', 'open', 'resolving')
        and d.kind in ('late_money', 'amount_differs') and d.deleted_at is null)
union all
select t.payment_collection_id, null, t.out_trade_no, t.gateway_trade_no, t.paid_fen - t.back,
       t.total - (t.paid_fen - t.back)
  from twice t join payment_collection c on c.id = t.payment_collection_id
 where t.nth > 1 and t.total > round(c.amount * 100) + 1
   and not exists (
     select 1 from cnpay_discrepancy d
      where d.out_trade_no = t.out_trade_no and d.state in ('waiting', 'open', 'resolving')
        and d.kind = 'late_money' and d.deleted_at is null)`
