import type { DiscrepancyKind, DiscrepancyState } from "./discrepancy"
import type { RefundState } from "./refund"
import type { TradeKind, TradeState } from "./trade"

/**
 * What a person can do about a discrepancy:
 *
 * - `settle`: ask the gateway, and bring Medusa into agreement with its answer.
 * - `query`, `query_refund`: ask the gateway, and compare; books nothing new.
 * - `record_refund`: write down in Medusa what went back at the gateway. Sends nothing.
 * - `link`: make money that nobody claims a payment of an order.
 * - `wait`: leave it to the next bill.
 * - `cancel_capture`: take a capture out of Medusa's books whose money the gateway never took.
 * - `refund`, `retry`, `redirect`: send money. `retry`: a refund that failed, under a new number.
 *   `redirect`: an abnormal one, another way, under its own number.
 * - `accept`: leave the difference as it is.
 */
export const MOVES = [
  "settle",
  "query",
  "query_refund",
  "record_refund",
  "refund",
  "retry",
  "redirect",
  "link",
  "wait",
  "cancel_capture",
  "accept",
] as const

export type Move = (typeof MOVES)[number]

const MONEY: readonly Move[] = ["refund", "retry", "redirect"]

/** Whether it sends money, so that a person repeats the amount before. */
export function movesMoney(move: Move): boolean {
  return MONEY.includes(move)
}

/** Whether a person says why: money moves, or a difference is taken as it is, or a capture for void. */
export function needsReason(move: Move): boolean {
  return movesMoney(move) || move === "accept" || move === "cancel_capture"
}

/** What decides which moves a discrepancy has. */
export interface Disputed {
  kind: DiscrepancyKind
  state: DiscrepancyState
  /** Empty: it names none. */
  outTradeNo: string
  /** Empty: it is about the trade. */
  outRefundNo: string
  /** Whether a bill has shown it. */
  billed: boolean
  /** The trade as the ledger has it. */
  trade: { kind: TradeKind; state: TradeState } | null
  /** The refund as the ledger has it. */
  refund: { state: RefundState } | null
  /** Whether the gateway can send an abnormal refund another way. */
  redirects: boolean
}

/** The legal moves, in the order in which a person would think of them. */
export function legalMoves(disputed: Disputed): Move[] {
  if (disputed.state === "resolved" || disputed.state === "accepted") return []
  const wanted: readonly Move[] = [...movesOf(disputed), "accept"]
  return wanted.filter((move) => isPossible(move, disputed))
}

function movesOf(disputed: Disputed): readonly Move[] {
  const { outRefundNo, trade } = disputed
  switch (disputed.kind) {
    case "only_at_gateway":
      return trade ? ["settle", "refund", "wait"] : ["link", "refund", "wait"]
    case "only_in_store":
      return ["query", "wait", "cancel_capture"]
    case "refund_only_at_gateway":
      return outRefundNo ? ["record_refund", "wait"] : ["query", "wait"]
    case "refund_missing":
      return ["query_refund", "wait"]
    case "amount_differs":
    case "state_differs":
      return outRefundNo ? ["query_refund"] : ["query", "settle"]
    case "currency_differs":
    case "payee_differs":
      return ["query"]
    case "late_money":
      return ["settle", "link", "refund"]
    case "paid_twice":
    case "settled_to_canceled":
    case "not_refunded":
      return ["refund"]
    case "refund_failed":
      return failedRefundMoves(disputed)
    case "transaction_differs":
    case "books_differ":
      return ["settle"]
    case "fee_differs":
    case "fund_missing":
      return ["wait"]
    case "balance_differs":
    case "repeated_line":
    case "unknown_line":
      return []
  }
}

function failedRefundMoves({ refund, redirects }: Disputed): readonly Move[] {
  if (refund?.state === "abnormal")
    return redirects ? ["redirect", "query_refund"] : ["query_refund"]
  return refund?.state === "closed" || refund?.state === "refused" ? ["retry"] : ["query_refund"]
}

function isPossible(move: Move, disputed: Disputed): boolean {
  const { trade, outTradeNo } = disputed
  const isPaid = trade?.state === "paid"
  switch (move) {
    case "accept":
      return true
    case "wait":
      return disputed.billed && disputed.state !== "waiting"
    case "settle":
    case "query":
      return trade !== null
    case "query_refund":
    case "record_refund":
      return trade !== null && disputed.outRefundNo !== ""
    case "retry":
    case "redirect":
      return disputed.refund !== null
    case "cancel_capture":
      return isPaid && trade.kind === "payment"
    // What the ledger does not know yet is asked of the gateway by its number.
    case "refund":
      return trade ? isPaid : outTradeNo !== ""
    case "link":
      return trade ? isPaid && trade.kind === "payment" : outTradeNo !== ""
  }
}
