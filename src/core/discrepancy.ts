/**
 * What two books can disagree about:
 *
 * - `only_at_gateway`, `only_in_store`: a payment that one side does not have.
 * - `refund_only_at_gateway`, `refund_missing`: a refund that our side, or the gateway's, does not have.
 * - `amount_differs`, `currency_differs`, `payee_differs`, `state_differs`: both have it, otherwise.
 * - `fee_differs`: the fee in the bill of trades is not the fee that the balance was charged.
 * - `late_money`: paid, and nothing is left that it could pay for.
 * - `paid_twice`: two payments of one order, each in the gateway's books and neither sent back.
 * - `settled_to_canceled`: the money stays with a cancelled order.
 * - `refund_failed`, `not_refunded`: money that a shopper waits for.
 * - `transaction_differs`: an order's transactions say something else than its payments.
 * - `books_differ`: Medusa's payments and the ledger do not agree in some other way.
 * - `fund_missing`: a line of the bill of trades never reached the balance, or the other way round.
 * - `balance_differs`: the balance at the end of the day is not that at its start and what came and went.
 * - `repeated_line`: a bill shows a payment or a refund that a bill has shown already.
 * - `unknown_line`: a line of a kind that nobody has told us of.
 */
export const DISCREPANCY_KINDS = [
  "only_at_gateway",
  "only_in_store",
  "refund_only_at_gateway",
  "refund_missing",
  "amount_differs",
  "currency_differs",
  "payee_differs",
  "state_differs",
  "fee_differs",
  "late_money",
  "paid_twice",
  "settled_to_canceled",
  "refund_failed",
  "not_refunded",
  "transaction_differs",
  "books_differ",
  "fund_missing",
  "balance_differs",
  "repeated_line",
  "unknown_line",
] as const

export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number]

/**
 * - `waiting`: the next bill may explain it; nobody need look yet.
 * - `open`: somebody has to look.
 * - `resolving`: a move is under way.
 * - `resolved`: the books agree again; `accepted`: they do not, and a person said that this is right.
 */
export const DISCREPANCY_STATES = ["waiting", "open", "resolving", "resolved", "accepted"] as const

export type DiscrepancyState = (typeof DISCREPANCY_STATES)[number]

/** How long a discrepancy has been there. */
export const DISCREPANCY_AGES = ["under_1d", "1_3d", "3_7d", "over_7d"] as const

export type DiscrepancyAge = (typeof DISCREPANCY_AGES)[number]
