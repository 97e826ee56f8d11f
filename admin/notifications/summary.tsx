import { SectionRow } from "@medusajs/dashboard/components"
import type { Notification } from "../shared/api/notifications"
import { CopyNo } from "../shared/copy-no"
import { AccountName } from "../shared/gateway-name"
import { useText } from "../shared/hooks/use-text"
import { State } from "../shared/state"
import { When } from "../shared/when"
import { About } from "./about"
import { NOTIFICATION_COLORS } from "./colors"

/** What it is about and how it stands. */
export function Summary({ notification }: { notification: Notification }) {
  const { text, say } = useText()
  const { account, about, event, state, out_refund_no: refundNo } = notification
  const { due_at: due, done_at: done, last_error: error, reason } = notification
  return (
    <div className="py-1 [&_.px-6]:py-2.5">
      <SectionRow
        title={text("common.fields.state")}
        value={
          <State color={NOTIFICATION_COLORS[state]} label={text(`notifications.states.${state}`)} />
        }
      />
      <SectionRow title={text("common.fields.account")} value={<AccountName account={account} />} />
      <SectionRow title={text("notifications.columns.about")} value={<About about={about} />} />
      <SectionRow title={text("notifications.detail.event")} value={event} />
      <SectionRow
        title={text("common.fields.outTradeNo")}
        value={<CopyNo no={notification.out_trade_no} what={text("common.fields.outTradeNo")} />}
      />
      {refundNo && (
        <SectionRow
          title={text("common.fields.outRefundNo")}
          value={<CopyNo no={refundNo} what={text("common.fields.outRefundNo")} />}
        />
      )}
      <SectionRow
        title={text("notifications.detail.received")}
        value={<When at={notification.received_at} />}
      />
      <SectionRow
        title={text("notifications.detail.duplicates")}
        value={notification.duplicates.toLocaleString()}
      />
      {done ? (
        <SectionRow title={text("notifications.detail.done")} value={<When at={done} />} />
      ) : (
        due && <SectionRow title={text("notifications.detail.due")} value={<When at={due} />} />
      )}
      {reason && (
        <SectionRow title={text("notifications.detail.rejectedWhy")} value={say(reason)} />
      )}
      {error && !reason && (
        <SectionRow title={text("notifications.detail.lastError")} value={error} />
      )}
    </div>
  )
}
