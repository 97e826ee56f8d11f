import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** How calls to an account's gateway have gone. */
export interface CallFigures {
  account: string
  /** As long as calls are kept; `null`: never. */
  last_success_at: Date | null
  calls: number
  /** Calls whose outcome is unknown, that were not sent, or that the gateway does not let us make. A refusal is none. */
  errors: number
  /** Of the calls that were sent; `null`: there are none. */
  p95_ms: number | null
}

/** One row for each account, in their order. `since`: where counting begins. */
export async function readCallFigures(
  db: Connection,
  { accounts, since }: { accounts: readonly string[]; since: Date }
): Promise<CallFigures[]> {
  const result = await db.raw(
    `select wanted.account, success.started_at as last_success_at, recent.calls, recent.errors,
            recent.p95_ms
       from unnest(cast(:accounts as text[])) with ordinality as wanted (account, at)
       left join lateral (
            select started_at from cnpay_call
             where account = wanted.account and outcome = 'ok' and deleted_at is null
             order by started_at desc limit 1) as success on true
      cross join lateral (
            select cast(count(*) as integer) as calls,
                   cast(count(*) filter (where outcome in ('unknown', 'unsent', 'misconfigured'))
                        as integer) as errors,
                   percentile_cont(0.95) within group (order by duration_ms)
                     filter (where outcome <> 'unsent') as p95_ms
              from cnpay_call
             where account = wanted.account and started_at >= :since and deleted_at is null) as recent
      order by wanted.at`,
    { accounts: [...accounts], since }
  )
  return rowsOf<CallFigures>(result)
}
