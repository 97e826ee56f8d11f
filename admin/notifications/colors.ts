import type { NotificationState } from "../shared/api/notifications"
import type { Color } from "../shared/state"

export const NOTIFICATION_COLORS: Record<NotificationState, Color> = {
  waiting: "grey",
  working: "blue",
  done: "green",
  retrying: "orange",
  failed: "red",
  rejected: "purple",
}
