import type { CountedRun } from "../../../../modules/cnpay/queries"
import { gatewayOf } from "../gateway-of"

/** What an admin sees of a run. Amounts in fen, fees in exact yuan as text. */
export function runView(run: CountedRun) {
  const { id, account, bill_day, state, cause, attempts, due_at, last_error } = run
  const { lines, matched, discrepancies, totals, net_difference_fen } = run
  const { trade_hash, fund_hash, ours_as_of, gateway_as_of, started_at, finished_at } = run
  return {
    ...{ id, account, gateway: gatewayOf(account) },
    ...{ bill_day, state, cause, attempts, due_at, last_error },
    ...{ lines, matched, discrepancies, totals, net_difference_fen },
    ...{ trade_hash, fund_hash, ours_as_of, gateway_as_of, started_at, finished_at },
  }
}
