import type { BillDay } from "../../../core/bill-day"
import type { DiscrepancyAge } from "../../../core/discrepancy"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"

export interface DayVolume {
  day: BillDay
  payments_fen: number
  refunds_fen: number
  fees_yuan: string
}

/** Amounts in fen, fees in exact yuan. */
export interface Overview {
  /** Lines that had their match, of all lines: 0 to 1; `null`: no line yet. */
  match_rate: number | null
  open: number
  waiting: number
  money_at_risk_fen: number
  oldest_open_at: string | null
  days: DayVolume[]
  ages: { bucket: DiscrepancyAge; count: number; amount_fen: number }[]
}

/** How the books of all accounts stand, and what came and went since a day. */
export async function readOverview(db: Connection, since: BillDay): Promise<Overview> {
  const result = await db.raw(
    `with live as (
       select state, abs(difference_fen) as amount, created_at,
              case when created_at > now() - interval '1 day' then 'under_1d'
                   when created_at > now() - interval '3 days' then '1_3d'
                   when created_at > now() - interval '7 days' then '3_7d'
                   else 'over_7d' end as bucket
         from cnpay_discrepancy
        where state in ('waiting', 'open', 'resolving') and deleted_at is null),
     runs as (
       select * from cnpay_run
        where bill_day >= :since and totals is not null and deleted_at is null)
     select json_build_object(
       'match_rate', (select sum(matched)::float8 / nullif(sum(lines), 0) from runs),
       'open', (select count(*) from live where state <> 'waiting'),
       'waiting', (select count(*) from live where state = 'waiting'),
       'money_at_risk_fen', (select coalesce(sum(amount), 0) from live where state <> 'waiting'),
       'oldest_open_at', (select min(created_at) from live where state <> 'waiting'),
       'days', (select coalesce(json_agg(d order by d.day), '[]') from (
          select bill_day as day,
                 sum(cast(totals #>> '{gateway,payments,amount}' as bigint)) as payments_fen,
                 sum(cast(totals #>> '{gateway,refunds,amount}' as bigint)) as refunds_fen,
                 cast(sum(cast(totals #>> '{fees,trade}' as numeric)) as text) as fees_yuan
            from runs group by bill_day) d),
       'ages', (select json_agg(json_build_object('bucket', b.bucket, 'count', count, 'amount_fen', amount)
                                order by b.rank)
          from (values ('under_1d', 1), ('1_3d', 2), ('3_7d', 3), ('over_7d', 4)) b(bucket, rank)
          cross join lateral (
            select count(*) as count, coalesce(sum(amount), 0) as amount
              from live where live.bucket = b.bucket and state <> 'waiting') l)
     ) as overview`,
    { since }
  )
  const [row] = rowsOf<{ overview: Overview }>(result)
  if (!row) throw new Error("the overview was not read")
  return row.overview
}
