import type { Environment } from "../../../core/environment"
import type { SignatureExplanation } from "../../../core/signature-explanation"
import type { CallOutcome } from "../../../gateways/trail"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** A call to a gateway as it was kept. */
export interface CallRow {
  id: string
  account: string
  environment: Environment
  out_trade_no: string | null
  out_refund_no: string | null
  api: string
  started_at: Date
  duration_ms: number
  outcome: CallOutcome
  code: string | null
  request_id: string | null
  attempt: number
  request: string
  answer: string | null
  explanation: SignatureExplanation | null
}

export interface CallPage {
  account: string
  no: string
  limit: number
  offset: number
}

/**
 * The calls about a trade, newest first, and how many there are. Some calls about its refunds name only
 * the refund.
 */
export async function listCalls(
  db: Connection,
  page: CallPage
): Promise<{ calls: CallRow[]; count: number }> {
  const result = await db.raw(
    `with mine as (
       select id, account, environment, out_trade_no, out_refund_no, api, started_at, duration_ms,
              outcome, code, request_id, attempt, request, answer, explanation
         from cnpay_call
        where account = :account and deleted_at is null
          and (out_trade_no = :no
               or out_refund_no = any(array(
                    select out_refund_no from cnpay_refund
                     where out_trade_no = :no and account = :account and deleted_at is null))))
     select (select count(*) from mine) as total, page.*
       from (select 1) as one
       left join lateral (
            select * from mine order by started_at desc, id desc limit :limit offset :offset
       ) as page on true`,
    { ...page }
  )
  const rows = rowsOf<{ total: string } & (CallRow | { id: null })>(result)
  const calls = rows.flatMap(({ total: _, ...row }) => (row.id === null ? [] : [row]))
  return { calls, count: Number(rows[0]?.total ?? 0) }
}
