import { fen, type Fen } from "../../core/money"
import type { RefundRow, TradeRow } from "./queries"

/** What of a trade has gone back or may be on its way back: everything but definite refusals. */
export function refundedFen(refunds: readonly RefundRow[]): Fen {
  return fen(refunds.filter(isCounted).reduce((sum, refund) => sum + refund.amount_fen, 0))
}

/** What of the money that was paid is still with the merchant. */
export function leftFen(
  trade: Pick<TradeRow, "amount_fen" | "paid_fen">,
  refunds: readonly RefundRow[]
): Fen {
  return fen(Math.max(0, (trade.paid_fen ?? trade.amount_fen) - refundedFen(refunds)))
}

/** A refund that failed after it was accepted may still be mended by hand; only a refusal is an end. */
function isCounted({ state }: RefundRow): boolean {
  return state !== "refused"
}
