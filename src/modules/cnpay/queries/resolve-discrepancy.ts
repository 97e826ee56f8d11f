import type { Connection } from "./connection"
import { changed } from "./rows"

export interface Resolution {
  id: string
  resolution: string
  /** Why, in the words of the person who decided it. */
  reason: string
  by: string
  now: Date
}

/** A person closes a discrepancy. Answers whether it was open. */
export async function resolveDiscrepancy(db: Connection, wish: Resolution): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_discrepancy
        set state = 'resolved', resolution = :resolution, reason = :reason, resolved_by = :by,
            resolved_at = :now, updated_at = now()
      where id = :id and state = 'open' and deleted_at is null`,
    { ...wish }
  )
  return changed(result) > 0
}
