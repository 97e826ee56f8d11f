import type { DiscrepancyKind } from "../../core/discrepancy"

type Healing = Partial<Record<DiscrepancyKind, string>>

/** What a run looks for in the bill of trades and in the ledger, and what it means when that is gone. */
const BY_TRADES: Healing = {
  only_at_gateway: "recorded",
  refund_only_at_gateway: "recorded",
  only_in_store: "explained",
  refund_missing: "explained",
  amount_differs: "agreed",
  currency_differs: "agreed",
  state_differs: "agreed",
  repeated_line: "agreed",
}

/** … in Medusa's books … */
const BY_BOOKS: Healing = {
  paid_twice: "agreed",
  settled_to_canceled: "agreed",
  not_refunded: "agreed",
  transaction_differs: "agreed",
  books_differ: "agreed",
}

/** … and in the bill of the balance, when there is one to look in. */
const BY_FUNDS: Healing = {
  fund_missing: "explained",
  fee_differs: "agreed",
  balance_differs: "agreed",
  unknown_line: "agreed",
}

export function healedBy({ withFunds }: { withFunds: boolean }): Healing {
  return { ...BY_TRADES, ...BY_BOOKS, ...(withFunds && BY_FUNDS) }
}
