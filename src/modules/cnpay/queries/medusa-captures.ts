import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** A capture as Medusa has written it down, unrounded, in yuan. */
export interface MedusaCapture {
  id: string
  amount: string
}

/**
 * Medusa tells a provider to capture, but not how much. Its own row is committed before that, under
 * the id that it hands over; and it must be of a payment of this session.
 */
export async function findMedusaCapture(
  db: Connection,
  captureId: string,
  sessionId: string
): Promise<MedusaCapture | null> {
  const result = await db.raw(
    `select c.id, coalesce(c.raw_amount->>'value', c.amount::text) as amount
       from capture c join payment p on p.id = c.payment_id
      where c.id = :captureId and p.payment_session_id = :sessionId and c.deleted_at is null`,
    { captureId, sessionId }
  )
  return rowsOf<MedusaCapture>(result)[0] ?? null
}

/** Captures of a session's payment that no trade carries out: their process died in between. */
export async function listLostCaptures(
  db: Connection,
  sessionId: string,
  olderThan: Date
): Promise<MedusaCapture[]> {
  const result = await db.raw(
    `select c.id, coalesce(c.raw_amount->>'value', c.amount::text) as amount
       from capture c join payment p on p.id = c.payment_id
      where p.payment_session_id = :sessionId and c.created_at < :olderThan
        and c.deleted_at is null
        and not exists (select 1 from cnpay_trade t where t.capture_id = c.id)
      order by c.created_at`,
    { sessionId, olderThan }
  )
  return rowsOf<MedusaCapture>(result)
}
