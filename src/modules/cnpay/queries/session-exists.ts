import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/**
 * Whether the payment session is still there. Medusa's own payment workflow must never run for one
 * that is not: it would look for a cart with an undefined id and find somebody else's.
 */
export async function sessionExists(db: Connection, sessionId: string): Promise<boolean> {
  const result = await db.raw(
    `select 1 from payment_session where id = :sessionId and deleted_at is null`,
    { sessionId }
  )
  return rowsOf(result).length > 0
}
