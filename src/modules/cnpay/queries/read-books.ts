import type { Books } from "../../../core/books"
import { fen } from "../../../core/money"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** Whoever wrote a row so lately may not have come to the next one. */
const FRESH_SECONDS = 30

/**
 * Reads what Medusa's tables and the ledger say about the order of a payment collection, or about the
 * collection alone if it has none: as one statement, so that both sides are of the same moment.
 * Amounts in fen; a reading, so that no lock is taken.
 */
export async function readBooks(db: Connection, collectionId: string): Promise<Books> {
  const result = await db.raw(
    `with ordered as (
       select o.id, o.version, o.status = 'canceled' as canceled, o.canceled_at
         from order_payment_collection l join "order" o on o.id = l.order_id
        where l.payment_collection_id = :collectionId
          and l.deleted_at is null and o.deleted_at is null
        limit 1),
     collections as (
       select cast(:collectionId as text) as id
       union
       select l.payment_collection_id from order_payment_collection l join ordered o
           on o.id = l.order_id
        where l.deleted_at is null)
     select
       (select json_build_object('id', o.id, 'canceled', o.canceled, 'credits', json_build_object(
            'missing', (
              select json_build_object(
                       'amount', cast(sum(t.amount) * -1 as text),
                       'fresh', max(t.created_at) > now() - make_interval(secs => :fresh))
                from order_transaction t join order_summary s
                  on s.order_id = t.order_id and s.version = t.version and s.deleted_at is null
               where t.order_id = o.id and t.version = o.version and t.reference = 'refund'
                 and t.deleted_at is null
                 and cast(s.totals ->> 'pending_difference' as numeric) > 0
              having count(*) > 0),
            'unfinished', (
              select json_build_object(
                       'id', c.id, 'fresh', c.created_at > now() - make_interval(secs => :fresh))
                from order_change c
               where c.order_id = o.id and c.change_type = 'credit_line'
                 and c.status in ('pending', 'requested') and c.deleted_at is null
               limit 1))) from ordered o) as order,
       (select coalesce(json_agg(json_build_object(
            'paymentId', p.id,
            'captured', (select coalesce(sum(round(c.amount * 100)), 0) from capture c
                          where c.payment_id = p.id and c.deleted_at is null),
            'capturing', exists (
                 select 1 from capture c
                  where c.payment_id = p.id and c.deleted_at is null
                    and c.created_at > now() - make_interval(secs => :fresh))
              or exists (
                 select 1 from cnpay_trade t
                  where t.session_id = p.payment_session_id and t.kind = 'capture'
                    and t.state = 'creating' and t.deleted_at is null),
            'untold', (select coalesce(json_agg(json_build_object(
                            'id', c.id, 'amount', round(c.amount * 100))
                            order by c.created_at, c.id), '[]')
                          from capture c
                         where c.payment_id = p.id and c.deleted_at is null
                           and not exists (
                             select 1 from order_transaction t
                              where t.reference = 'capture' and t.reference_id = c.id
                                and t.deleted_at is null)),
            'refunds', (select coalesce(json_agg(json_build_object(
                            'id', r.id, 'amount', round(r.amount * 100),
                            'fresh', r.created_at > now() - make_interval(secs => :fresh))
                            order by r.created_at, r.id), '[]')
                          from refund r where r.payment_id = p.id and r.deleted_at is null),
            'trades', (select coalesce(json_agg(json_build_object(
                         'account', t.account, 'no', t.out_trade_no, 'paid', t.paid_fen,
                         'afterCancellation', coalesce(
                           t.paid_at > (select canceled_at from ordered), false),
                         'refunds', (select coalesce(json_agg(json_build_object(
                             'no', r.out_refund_no, 'medusaRefundId', r.medusa_refund_id,
                             'amount', r.amount_fen, 'state', r.state)
                             order by r.created_at, r.id), '[]')
                            from cnpay_refund r
                           where r.out_trade_no = t.out_trade_no and r.account = t.account
                             and r.deleted_at is null)) order by t.created_at, t.id), '[]')
                       from cnpay_trade t
                      where t.session_id = p.payment_session_id and t.state = 'paid'
                        and t.deleted_at is null)
          ) order by p.created_at, p.id), '[]')
          from payment p
         where p.payment_collection_id in (select id from collections)
           and p.deleted_at is null) as payments,
       (select coalesce(json_agg(json_build_object(
            'id', t.id, 'referenceId', coalesce(t.reference_id, ''),
            'amount', round(t.amount * -100),
            'fresh', t.created_at > now() - make_interval(secs => :fresh))
            order by t.created_at, t.id), '[]')
          from order_transaction t join ordered o on o.id = t.order_id
         where t.reference = 'refund' and t.deleted_at is null) as transactions,
       (select (select coalesce(sum(round(t.amount * 100)), 0) from order_transaction t
                 where t.order_id = o.id and t.reference = 'capture' and t.deleted_at is null)
          from ordered o) as booked`,
    { collectionId, fresh: FRESH_SECONDS }
  )
  const [row] = rowsOf<Omit<Books, "booked"> & { booked: string | null }>(result)
  if (!row) throw new Error("the books were not read")
  return { ...row, booked: row.booked === null ? null : fen(Number(row.booked)) }
}
