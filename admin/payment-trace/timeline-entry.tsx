import { Text, clx } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { Entry } from "../shared/api/trades"
import { useText, type Text as ToText } from "../shared/hooks/use-text"
import { formatFen } from "../shared/money"
import { toDiscrepancy, toNotification, toRun } from "../shared/paths"
import { When } from "../shared/when"

interface TimelineEntryProps {
  entry: Entry
  isOldest?: boolean
}

export function TimelineEntry({ entry, isOldest }: TimelineEntryProps) {
  const { text } = useText()
  const to = whereTo(entry)
  const title = text(`trace.entries.${entry.type}`)
  const details = detailsOf(entry, text)
  return (
    <li className="grid grid-cols-[20px_1fr] items-start gap-2">
      <div aria-hidden className="flex size-full flex-col items-center gap-y-0.5">
        <div className="flex size-5 items-center justify-center">
          <div className="bg-ui-bg-base shadow-borders-base flex size-2.5 items-center justify-center rounded-full">
            <div className="bg-ui-tag-neutral-icon size-1.5 rounded-full" />
          </div>
        </div>
        {!isOldest && <div className="bg-ui-border-base w-px flex-1" />}
      </div>
      <div className={clx({ "pb-4": !isOldest })}>
        <div className="flex items-start justify-between gap-x-2">
          <Text size="small" leading="compact" weight="plus">
            {to ? (
              <Link to={to} className="hover:underline">
                {title}
              </Link>
            ) : (
              title
            )}
          </Text>
          <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle text-right">
            <When at={entry.at} relative />
          </Text>
        </div>
        {details.length > 0 && (
          <Text size="small" className="text-ui-fg-subtle break-words">
            {details.join(" · ")}
          </Text>
        )}
      </div>
    </li>
  )
}

/** The row that an entry is about. */
function whereTo({ detail }: Entry): string | null {
  if (detail.notification_id) return toNotification(detail.notification_id)
  if (detail.discrepancy_id) return toDiscrepancy(detail.discrepancy_id)
  return detail.run_id ? toRun(detail.run_id) : null
}

function detailsOf({ detail }: Entry, text: ToText): string[] {
  const { amount_fen: amount, out_refund_no: refund, bill_day: day, took_ms: took } = detail
  const seconds = took === undefined ? null : (took / 1000).toLocaleString()
  return [
    ...(amount === undefined ? [] : [formatFen(amount)]),
    ...(refund ? [refund] : []),
    ...(detail.duplicates ? [text("trace.details.duplicates", { count: detail.duplicates })] : []),
    ...(seconds === null ? [] : [text("trace.details.took", { seconds })]),
    ...(day ? [text("trace.details.bill", { day })] : []),
    ...(detail.kind ? [text(`discrepancies.kinds.${detail.kind}`)] : []),
  ]
}
