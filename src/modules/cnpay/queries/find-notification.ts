import type { NotificationAttempt } from "../../../core/notification"
import type { Connection } from "./connection"
import {
  NOTIFICATION_COLUMNS,
  REJECTION_COLUMNS,
  type ListedNotification,
} from "./notification-rows"
import { rowsOf } from "./rows"

/** A notification with what it said and what became of it. */
export interface NotificationDetail extends ListedNotification {
  /** What it says, verified; of a rejection, the fields that may be shown. */
  content: unknown
  headers: Record<string, string> | null
  history: NotificationAttempt[] | null
}

/** By its id, in the inbox or among those that were not believed. */
export async function findNotification(
  db: Connection,
  id: string
): Promise<NotificationDetail | null> {
  const result = await db.raw(
    `select ${NOTIFICATION_COLUMNS}, n.about as content, n.headers, n.history
       from cnpay_notification n where n.id = :id and n.deleted_at is null
     union all
     select ${REJECTION_COLUMNS}, r.content, r.headers, null as history
       from cnpay_rejection r where r.id = :id and r.deleted_at is null`,
    { id }
  )
  return rowsOf<NotificationDetail>(result)[0] ?? null
}
