import type { TradeStatus } from "../shared/api/trades"
import type { Color } from "../shared/state"

export const TRADE_COLORS: Record<TradeStatus, Color> = {
  waiting: "orange",
  paid: "green",
  closed: "grey",
  refunding: "blue",
  refunded: "grey",
  attention: "red",
}
