import type { AccountFacts } from "../../../../options/account-facts"
import { judge, type Findings } from "../../../../health/find-problems"

const DAY_MS = 24 * 60 * 60_000

export interface Shown extends Findings {
  facts: AccountFacts
  clockSkewMs: number | null
}

/** What an admin sees of an account: no secret, and no number in full. */
export function accountView({ facts, clockSkewMs, ...findings }: Shown) {
  const { health, calls, now } = findings
  const { status, problems } = judge(findings)
  return {
    ...{ account: facts.account, gateway: facts.gateway, api_version: facts.apiVersion },
    ...{ mode: facts.mode, merchant_id: facts.merchantId, app_id: facts.appId },
    notify_url: facts.notifyUrl,
    keys: facts.keys.map(({ name, fingerprint, serial, endsAt }) => ({
      ...{ name, fingerprint, serial, ends_at: endsAt },
      days_left: endsAt && Math.floor((endsAt.getTime() - now.getTime()) / DAY_MS),
    })),
    ...{ last_success_at: calls.last_success_at, calls_24h: calls.calls },
    ...{ errors_24h: calls.errors, p95_ms: calls.p95_ms },
    ...{ last_notification_at: health.last_notification_at, rejected_24h: health.rejected_24h },
    ...{ oldest_waiting_at: health.oldest_waiting_at, pending_trades: health.pending_trades },
    ...{
      clock_skew_ms: clockSkewMs ?? notedSkewMs(findings),
      last_balanced_day: health.last_balanced_day,
      status,
    },
    problems: problems.map(({ key, since, message, next }) => ({ key, since, message, next })),
  }
}

/** What another process, or a payment provider, has noticed and written down. */
function notedSkewMs({ noted }: Findings): number | null {
  const seconds = noted.find(({ key }) => key === "clock_skew")?.detail.seconds
  return typeof seconds === "number" ? seconds * 1_000 : null
}
