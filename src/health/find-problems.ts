import type { AccountHealth, CallFigures, ProblemRow } from "../modules/cnpay/queries"
import { endOfFixed, type ShownKey } from "../gateways/shown-key"
import { accountStatus, type AccountStatus, type ProblemKey, type ProblemWords } from "./problem"
import { PROBLEM_WORDS } from "./problem-words"

/** What is known of an account when somebody asks how it is. */
export interface Findings {
  health: AccountHealth
  calls: CallFigures
  keys: readonly ShownKey[]
  /** Problems that were written down when they were seen. */
  noted: readonly ProblemRow[]
  now: Date
}

export interface FoundProblem extends ProblemWords {
  key: ProblemKey
  since: Date | null
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** As many as open the breaker of calls. */
const FAILING_CALLS = 5
const ENOUGH_CALLS = 10
const MANY_ERRORS = 0.1
const STUCK_MS = 10 * MINUTE_MS
const NOTICE_MS = 30 * DAY_MS

/** Everything that is wrong, and how bad that is; worst first. */
export function judge(findings: Findings): { status: AccountStatus; problems: FoundProblem[] } {
  const found = new Map<ProblemKey, Date | null>()
  for (const { key, created_at } of findings.noted) if (isKey(key)) found.set(key, created_at)
  for (const [key, since] of seenNow(findings)) if (!found.has(key)) found.set(key, since)
  const problems = [...found]
    .map(([key, since]) => ({ key, since, ...PROBLEM_WORDS[key] }))
    .sort((a, b) => Number(b.severity === "broken") - Number(a.severity === "broken"))
  return { status: accountStatus(problems), problems }
}

function seenNow(findings: Findings): [ProblemKey, Date | null][] {
  const { health, calls, now } = findings
  const isFailing = health.failing_calls >= FAILING_CALLS
  const isErring = calls.calls >= ENOUGH_CALLS && calls.errors / calls.calls > MANY_ERRORS
  const waiting = health.oldest_waiting_at
  const isStuck = waiting !== null && now.getTime() - waiting.getTime() > STUCK_MS
  const seen: [ProblemKey, boolean, Date | null][] = [
    ...ends(findings),
    ["gateway_failing", isFailing, calls.last_success_at],
    ["gateway_errors", isErring && !isFailing, null],
    ["notifications_stuck", isStuck, waiting],
    ["notifications_failed", health.failed_notifications > 0, null],
    ["notifications_rejected", health.rejected_since > 0, health.last_notification_at],
    ["trades_stuck", health.stuck_trades > 0, null],
  ]
  return seen.flatMap(([key, isSeen, since]) => (isSeen ? [[key, since]] : []))
}

/** Of the merchant's own certificates, and of the gateway's where nobody fetches those that follow. */
function ends({ keys, now }: Findings): [ProblemKey, boolean, Date | null][] {
  const own = keys.flatMap(({ name, endsAt }) =>
    name === "merchant_certificate" && endsAt ? [endsAt.getTime() - now.getTime()] : []
  )
  const fixed = endOfFixed(keys)
  const left = Math.min(...own, ...(fixed ? [fixed.getTime() - now.getTime()] : []))
  return [
    ["certificate_ended", left <= 0, null],
    ["certificate_ends", left > 0 && left <= NOTICE_MS, null],
  ]
}

function isKey(key: string): key is ProblemKey {
  return Object.hasOwn(PROBLEM_WORDS, key)
}
