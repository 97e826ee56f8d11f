import type { CallOutcome, TradeStatus } from "../shared/api/trades"
import type { Color } from "../shared/state"

export const TRADE_COLORS: Record<TradeStatus, Color> = {
  waiting: "orange",
  paid: "green",
  closed: "grey",
  refunding: "blue",
  refunded: "grey",
  attention: "red",
}

export const CALL_COLORS: Record<CallOutcome, Color> = {
  ok: "green",
  unsent: "grey",
  refused: "red",
  unknown: "orange",
  unfunded: "orange",
  misconfigured: "red",
}
