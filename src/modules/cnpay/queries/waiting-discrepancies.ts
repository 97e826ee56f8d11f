import type { BillDay } from "../../../core/bill-day"
import type { DiscrepancyKind } from "../../../core/discrepancy"
import type { Connection } from "./connection"
import { MOVE_ID } from "./live-discrepancies"
import { rowsOf } from "./rows"

export interface WaitingDiscrepancy {
  id: string
  kind: DiscrepancyKind
  out_trade_no: string
  out_refund_no: string
  line_ref: string
  gateway_trade_no: string | null
  /** Of the refund that it is about, as far as the ledger knows. */
  gateway_refund_no: string | null
  bill_day: BillDay | null
}

export interface WaitingWish {
  account: string
  /** What waits for this day's bill, or for an earlier one. */
  day: BillDay
  /** The last one of the batch before. */
  after: string
  limit: number
}

/** What may be explained by a bill that is there now. */
export async function listWaiting(
  db: Connection,
  wish: WaitingWish
): Promise<WaitingDiscrepancy[]> {
  const result = await db.raw(
    `select d.id, d.kind, d.out_trade_no, d.out_refund_no, d.line_ref, d.bill_day,
            coalesce(d.gateway_trade_no, t.gateway_trade_no) as gateway_trade_no, r.gateway_refund_no
       from cnpay_discrepancy d
       left join cnpay_trade t on t.out_trade_no = d.out_trade_no and t.deleted_at is null
       left join cnpay_refund r on r.out_refund_no = d.out_refund_no and r.deleted_at is null
      where d.account = :account and d.state = 'waiting' and d.waits_for <= :day and d.id > :after
        and d.deleted_at is null
      order by d.id limit :limit`,
    { ...wish }
  )
  return rowsOf<WaitingDiscrepancy>(result)
}

/** A later bill shows them: nothing is wrong. */
export async function explainWaiting(
  db: Connection,
  { ids, day, now }: { ids: readonly string[]; day: BillDay; now: Date }
): Promise<void> {
  await db.raw(
    `with healed as (
       update cnpay_discrepancy
          set state = 'resolved', resolution = 'explained', resolved_at = :now, waits_for = null,
              updated_at = now()
        where id = any(:ids) and state = 'waiting'
       returning id)
     insert into cnpay_discrepancy_move (id, discrepancy_id, move, after)
     select ${MOVE_ID}, id, 'healed', jsonb_build_object(
              'state', 'resolved', 'resolution', 'explained', 'bill_day', cast(:day as text))
       from healed`,
    { ids: [...ids], day, now }
  )
}

/** The bill that they have waited for does not show them either. */
export async function openWaiting(
  db: Connection,
  { ids, day }: { ids: readonly string[]; day: BillDay }
): Promise<void> {
  await db.raw(
    `with opened as (
       update cnpay_discrepancy set state = 'open', waits_for = null, updated_at = now()
        where id = any(:ids) and state = 'waiting'
       returning id)
     insert into cnpay_discrepancy_move (id, discrepancy_id, move, before, after)
     select ${MOVE_ID}, id, 'not_explained', jsonb_build_object('state', 'waiting'),
            jsonb_build_object('state', 'open', 'bill_day', cast(:day as text))
       from opened`,
    { ids: [...ids], day }
  )
}
