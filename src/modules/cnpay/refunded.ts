import { fen, type Fen } from "../../core/money"
import type { RefundRow } from "./queries"

/** What of a trade has gone back or may be on its way back: everything but definite refusals. */
export function refundedFen(refunds: readonly RefundRow[]): Fen {
  return fen(refunds.filter(isCounted).reduce((sum, refund) => sum + refund.amount_fen, 0))
}

function isCounted({ state }: RefundRow): boolean {
  return state !== "refused" && state !== "failed"
}
