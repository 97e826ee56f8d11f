import type { Bilingual } from "../core/bilingual"

export type ProblemKey =
  | "signature_refused"
  | "certificate_ended"
  | "certificate_ends"
  | "clock_skew"
  | "balance_not_enough"
  | "gateway_failing"
  | "gateway_errors"
  | "notifications_stuck"
  | "notifications_failed"
  | "notifications_rejected"
  | "trades_stuck"

/** `broken`: no money can be taken, or none of what is taken arrives. */
export type Severity = "broken" | "impaired"

/** What a problem means to the person who runs the shop, and what they do next. */
export interface ProblemWords {
  severity: Severity
  message: Bilingual
  next: Bilingual
}

export type AccountStatus = "healthy" | "degraded" | "not_working"

export function accountStatus(problems: readonly { severity: Severity }[]): AccountStatus {
  if (problems.some(({ severity }) => severity === "broken")) return "not_working"
  return problems.length > 0 ? "degraded" : "healthy"
}
