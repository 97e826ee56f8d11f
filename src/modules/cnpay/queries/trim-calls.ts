import type { Connection } from "./connection"
import { changed } from "./rows"

/** Drops the calls that began before; a batch at a time, so that no transaction grows long. */
export async function trimCalls(
  db: Connection,
  { before, limit }: { before: Date; limit: number }
): Promise<number> {
  const result = await db.raw(
    `delete from cnpay_call
      where id in (select id from cnpay_call
                   where started_at < :before and deleted_at is null
                   order by started_at limit :limit)`,
    { before, limit }
  )
  return changed(result)
}
