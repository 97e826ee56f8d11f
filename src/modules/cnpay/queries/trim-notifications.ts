import type { Connection } from "./connection"
import { changed } from "./rows"

/** Drops settled notifications that came before; a batch at a time. What failed is kept for a person. */
export async function trimNotifications(
  db: Connection,
  { before, limit }: { before: Date; limit: number }
): Promise<number> {
  const result = await db.raw(
    `delete from cnpay_notification
      where id in (select id from cnpay_notification
                   where state = 'done' and received_at < :before and deleted_at is null
                   order by received_at limit :limit)`,
    { before, limit }
  )
  return changed(result)
}
