import type { RunState, RunTotals } from "../../../core/run"
import type { Connection } from "./connection"
import { rowsOf, toRun, type RawRun, type RunError, type RunRow } from "./rows"

export interface RunEnd {
  id: string
  lease: string
  state: Exclude<RunState, "working">
  now: Date
  /** When to try again; `null`: done. */
  dueAt: Date | null
  error: RunError | null
  /** What was matched; left out: nothing was, and what an earlier attempt has found stays. */
  result?: RunResult
}

/** What a day comes to. Amounts in fen. */
export interface RunResult {
  tradeFileId: string | null
  tradeHash: string | null
  fundFileId: string | null
  fundHash: string | null
  lines: number
  matched: number
  totals: RunTotals
  netDifference: number
  oursAsOf: Date
  gatewayAsOf: Date
}

/** Ends an attempt, fenced by its lease: `null` when the run is somebody else's by now. */
export async function finishRun(db: Connection, end: RunEnd): Promise<RunRow | null> {
  const { result, error, ...rest } = end
  const answer = await db.raw(result ? WITH_RESULT : WITHOUT, {
    ...rest,
    error: error && JSON.stringify(error),
    ...(result && { ...result, totals: JSON.stringify(result.totals) }),
  })
  const [row] = rowsOf<RawRun>(answer)
  return row ? toRun(row) : null
}

/** A run that got as far as it could begins to count its attempts anew. */
const ENDED = `
  state = :state, due_at = :dueAt, lease = null, last_error = cast(:error as jsonb),
  attempts = case when cast(:error as jsonb) is null then 0 else attempts end, updated_at = now(),
  finished_at = :now`

const WITHOUT = `update cnpay_run set ${ENDED} where id = :id and lease = :lease returning *`

const WITH_RESULT = `
  update cnpay_run
     set ${ENDED}, trade_file_id = :tradeFileId, trade_hash = :tradeHash, fund_file_id = :fundFileId,
         fund_hash = :fundHash, lines = :lines, matched = :matched, totals = cast(:totals as jsonb),
         net_difference_fen = :netDifference, ours_as_of = :oursAsOf, gateway_as_of = :gatewayAsOf
   where id = :id and lease = :lease returning *`
