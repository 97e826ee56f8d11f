import type { Trade } from "../shared/api/trades"

/** The gateway has the money and the shop has no order for it yet. */
export function isUnplaced(trade: Trade): boolean {
  return trade.paid_at !== null && trade.settled_at === null && trade.state === "paid"
}

/** Something may still change by itself. */
export function isUnsettled(trade: Trade): boolean {
  return trade.status === "waiting" || trade.status === "refunding" || isUnplaced(trade)
}
