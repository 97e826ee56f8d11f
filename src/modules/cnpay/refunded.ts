import { fen, type Fen } from "../../core/money"
import { occupies } from "../../core/refund"
import type { RefundRow, TradeRow } from "./queries"

/** What of a trade has gone back, may be on its way back, or is stuck on that way. */
export function refundedFen(refunds: readonly RefundRow[]): Fen {
  return fen(
    refunds
      .filter(({ state }) => occupies(state))
      .reduce((sum, refund) => sum + refund.amount_fen, 0)
  )
}

/** What of the money that was paid is still with the merchant. */
export function leftFen(
  trade: Pick<TradeRow, "amount_fen" | "paid_fen">,
  refunds: readonly RefundRow[]
): Fen {
  return fen(Math.max(0, (trade.paid_fen ?? trade.amount_fen) - refundedFen(refunds)))
}
