import type { RunState } from "../../shared/api/runs"
import type { Color } from "../../shared/state"

export const RUN_COLORS: Record<RunState, Color> = {
  waiting: "grey",
  working: "orange",
  balanced: "green",
  differs: "red",
  failed: "red",
}
