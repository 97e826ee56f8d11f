import { SectionRow } from "@medusajs/dashboard/components"
import type { Account } from "../shared/api/accounts"
import { CopyNo } from "../shared/copy-no"
import { useText } from "../shared/hooks/use-text"
import { When } from "../shared/when"

/** How an account does: its calls, its notifications, its bills. */
export function Figures({ account }: { account: Account }) {
  const { text } = useText()
  const { calls_24h: calls, errors_24h: errors, p95_ms: p95, clock_skew_ms: skew } = account
  const never = text("common.time.never")
  const ms = (value: number | null) =>
    value === null ? "–" : text("health.rows.ms", { ms: Math.round(value).toLocaleString() })
  const rate = calls === 0 ? 0 : errors / calls
  return (
    <div className="grid grid-cols-1 py-2 lg:grid-cols-2 [&_.px-6]:py-2.5">
      <SectionRow title={text("health.rows.merchantId")} value={account.merchant_id ?? "–"} />
      <SectionRow title={text("health.rows.appId")} value={account.app_id ?? "–"} />
      {account.api_version && (
        <SectionRow title={text("health.rows.apiVersion")} value={account.api_version} />
      )}
      <SectionRow
        title={text("health.rows.notifyUrl")}
        value={<CopyNo no={account.notify_url} what={text("health.rows.notifyUrl")} />}
      />
      <SectionRow
        title={text("health.rows.lastSuccess")}
        value={<When at={account.last_success_at} relative none={never} />}
      />
      <SectionRow
        title={text("health.rows.calls")}
        value={text("health.rows.callsValue", {
          calls: calls.toLocaleString(),
          errors: errors.toLocaleString(),
          rate: rate.toLocaleString(undefined, { style: "percent", maximumFractionDigits: 1 }),
        })}
      />
      <SectionRow title={text("health.rows.p95")} value={ms(p95)} />
      <SectionRow
        title={text("health.rows.lastNotification")}
        value={<When at={account.last_notification_at} relative none={never} />}
      />
      <SectionRow
        title={text("health.rows.rejected")}
        value={account.rejected_24h.toLocaleString()}
      />
      <SectionRow
        title={text("health.rows.oldestWaiting")}
        value={<When at={account.oldest_waiting_at} relative none={text("health.rows.none")} />}
      />
      <SectionRow
        title={text("health.rows.pending")}
        value={account.pending_trades.toLocaleString()}
      />
      <SectionRow title={text("health.rows.clockSkew")} value={ms(skew)} />
      <SectionRow
        title={text("health.rows.lastBalanced")}
        value={account.last_balanced_day ?? never}
      />
    </div>
  )
}
