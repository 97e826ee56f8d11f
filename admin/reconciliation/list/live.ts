import type { Discrepancy, DiscrepancyState } from "../../shared/api/discrepancies"
import type { Color } from "../../shared/state"

/** The states that are not over. */
export const LIVE: readonly DiscrepancyState[] = ["open", "resolving", "waiting"]

/** What goes on by itself, until it is closed or somebody has to look again. */
export const isResolving = ({ state }: Discrepancy) => state === "resolving"

export const DISCREPANCY_COLORS: Record<DiscrepancyState, Color> = {
  waiting: "grey",
  open: "red",
  resolving: "orange",
  resolved: "green",
  accepted: "purple",
}
