import type { AccountStatus } from "../shared/api/accounts"
import type { Color } from "../shared/state"

export const ACCOUNT_COLORS: Record<AccountStatus, Color> = {
  healthy: "green",
  degraded: "orange",
  not_working: "red",
}

/** Days before its end from which a key is marked. */
const SOON = 30
const VERY_SOON = 7

export function daysColor(days: number): Color {
  if (days < VERY_SOON) return "red"
  return days < SOON ? "orange" : "green"
}
