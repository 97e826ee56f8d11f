import type { Notification } from "../shared/api/notifications"
import { useText } from "../shared/hooks/use-text"

/** What a message speaks of. One that is not believed speaks of nothing. */
export function About({ about }: Pick<Notification, "about">) {
  const { text } = useText()
  if (about === null) return <span className="text-ui-fg-muted">–</span>
  return <span>{text(`notifications.abouts.${about}`)}</span>
}
