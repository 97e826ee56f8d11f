import type { DiscrepancyState } from "../../shared/api/discrepancies"
import type { Color } from "../../shared/state"

/** The states that are not over. */
export const LIVE: readonly DiscrepancyState[] = ["open", "resolving", "waiting"]

export const DISCREPANCY_COLORS: Record<DiscrepancyState, Color> = {
  waiting: "grey",
  open: "red",
  resolving: "orange",
  resolved: "green",
  accepted: "purple",
}
