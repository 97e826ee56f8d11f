import { useDate } from "@medusajs/dashboard/hooks"
import type { Notification } from "../shared/api/notifications"
import { useText } from "../shared/hooks/use-text"

/** When it is worked on next, or how long it took. */
export function NextOrDone({ notification }: { notification: Notification }) {
  const { text } = useText()
  const { getRelativeDate } = useDate()
  const { state, due_at: due, done_at: done, received_at: received } = notification
  if (done) {
    const seconds = secondsBetween(received, done)
    return <span>{text("notifications.doneIn", { seconds })}</span>
  }
  const isWaiting = state === "waiting" || state === "retrying"
  if (!isWaiting || !due) return <span className="text-ui-fg-muted">–</span>
  if (Date.parse(due) <= Date.now()) return <span>{text("notifications.dueNow")}</span>
  return <span>{text("notifications.nextTry", { when: getRelativeDate(due) })}</span>
}

export function secondsBetween(from: string, to: string): string {
  const seconds = Math.max(0, Date.parse(to) - Date.parse(from)) / 1000
  return seconds.toLocaleString(undefined, { maximumFractionDigits: 1 })
}
