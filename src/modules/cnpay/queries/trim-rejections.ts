import type { Connection } from "./connection"
import { changed } from "./rows"

/** Drops what was not believed and came before, and its counts. Answers how many messages it were. */
export async function trimRejections(db: Connection, before: Date): Promise<number> {
  const result = await db.raw(
    `with counted as (delete from cnpay_rejection_count where hour < :before)
     delete from cnpay_rejection where received_at < :before`,
    { before }
  )
  return changed(result)
}
