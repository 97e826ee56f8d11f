import type { Said } from "../../shared/api/common"
import { STATES, type DiscrepancyState, type Side } from "../../shared/api/discrepancies"

/** The state that an entry of the history speaks of. */
export function stateOf(side: Side | null): DiscrepancyState | null {
  return STATES.find((state) => state === side?.state) ?? null
}

/** Whether an entry says why, in both languages. */
export function isSaid(value: unknown): value is Said {
  return typeof value === "object" && value !== null && "en" in value && "zh" in value
}
