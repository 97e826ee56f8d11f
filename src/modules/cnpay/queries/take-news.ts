import type { Connection } from "./connection"
import { rowsOf } from "./rows"

export interface News {
  name: string
  data: Record<string, unknown>
}

/** What has changed and was not told of yet; each is taken by one process only. */
export async function takeNews(db: Connection, limit: number): Promise<News[]> {
  const taken = await Promise.all(STATEMENTS.map((statement) => db.raw(statement, { limit })))
  return taken.flatMap((result) => rowsOf<News>(result))
}

const STATEMENTS = [
  `update cnpay_trade set told_state = state
    where id in (select id from cnpay_trade
                  where state in ('closed', 'released') and told_state is null and deleted_at is null
                  limit :limit for update skip locked)
   returning 'cnpay.trade.closed' as name, json_build_object(
     'account', account, 'out_trade_no', out_trade_no, 'session_id', session_id) as data`,

  `update cnpay_refund set told_state = state
    where id in (select id from cnpay_refund
                  where told_state is distinct from state and deleted_at is null
                  limit :limit for update skip locked)
   returning case when state = 'succeeded' then 'cnpay.refund.succeeded'
                  when state in ('closed', 'abnormal', 'refused') then 'cnpay.refund.failed'
             end as name,
     json_build_object(
     'account', account, 'out_trade_no', out_trade_no, 'out_refund_no', out_refund_no,
     'refund_id', medusa_refund_id, 'amount_fen', amount_fen, 'state', state) as data`,

  `update cnpay_discrepancy set told_state = state
    where id in (select id from cnpay_discrepancy
                  where told_state is distinct from state and state <> 'resolving'
                    and deleted_at is null
                  limit :limit for update skip locked)
   returning case when state = 'open' then 'cnpay.discrepancy.opened'
                  when state in ('resolved', 'accepted') then 'cnpay.discrepancy.resolved'
             end as name,
     json_build_object('id', id) as data`,
]
