import { assertNever } from "./assert-never"
import type { DiscrepancyState } from "./discrepancy"
import type { Fen } from "./money"
import { claims, type RefundState } from "./refund"
import type { TradeState } from "./trade"

/** How a trade stands, in one word for a person; `attention`: somebody should look. */
export const TRADE_STATUSES = [
  "waiting",
  "paid",
  "closed",
  "refunding",
  "refunded",
  "attention",
] as const

export type TradeStatus = (typeof TRADE_STATUSES)[number]

/** What of a trade its status is made of. Amounts in fen. */
export interface TradeFacts {
  state: TradeState
  paid: Fen | null
  /** Since when the ledger knows of the money. */
  noticedAt: Date | null
  settledAt: Date | null
  refunds: readonly { state: RefundState; amount: Fen }[]
  /** States of its discrepancies. */
  disputes: readonly DiscrepancyState[]
}

/** An order usually follows its money within a second; after so long a person is told. */
const SETTLED_WITHIN_MS = 60_000

export function statusOf(trade: TradeFacts, now: Date): TradeStatus {
  const isDisputed = trade.disputes.some((state) => state === "open" || state === "resolving")
  if (isDisputed || isStuck(trade, now)) return "attention"
  switch (trade.state) {
    case "creating":
    case "open":
      return "waiting"
    case "closed":
    case "released":
      return "closed"
    case "frozen":
      return "paid"
    case "paid":
      return paidStatus(trade)
    default:
      return assertNever(trade.state)
  }
}

function isStuck({ state, noticedAt, settledAt }: TradeFacts, now: Date): boolean {
  if ((state !== "paid" && state !== "frozen") || settledAt || !noticedAt) return false
  return now.getTime() - noticedAt.getTime() > SETTLED_WITHIN_MS
}

function paidStatus({ paid, refunds }: TradeFacts): TradeStatus {
  if (refunds.some(({ state }) => claims(state) && state !== "succeeded")) return "refunding"
  const back = refunds.filter(({ state }) => state === "succeeded")
  const sum = back.reduce((all, { amount }) => all + amount, 0)
  return paid !== null && sum > 0 && sum >= paid ? "refunded" : "paid"
}
