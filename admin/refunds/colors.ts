import type { RefundState } from "../shared/api/refunds"
import type { Color } from "../shared/state"

export const REFUND_COLORS: Record<RefundState, Color> = {
  requested: "blue",
  unknown: "orange",
  processing: "blue",
  unfunded: "orange",
  succeeded: "green",
  closed: "red",
  abnormal: "red",
  refused: "red",
}
