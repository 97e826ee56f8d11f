import type { Connection } from "./connection"
import { changed } from "./rows"

/** Makes a notification due again, unless somebody is at work on it. Safe: settling is idempotent. */
export async function replayNotification(db: Connection, id: string, now: Date): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_notification
        set state = 'waiting', due_at = :now, attempts = 0, cause = 'replay', lease = null, updated_at = now()
      where id = :id and (state <> 'working' or due_at < :now)`,
    { id, now }
  )
  return changed(result) > 0
}
