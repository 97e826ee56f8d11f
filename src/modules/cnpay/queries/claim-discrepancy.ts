import type { Connection } from "./connection"
import { IS_LIVE } from "./live-discrepancies"
import { changed } from "./rows"

export interface DiscrepancyClaim {
  id: string
  /** Fences every later write. */
  lease: string
  now: Date
  until: Date
}

/** One move at a time. Answers whether this one may be made. */
export async function claimDiscrepancy(db: Connection, claim: DiscrepancyClaim): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_discrepancy
        set lease = :lease, leased_until = :until, updated_at = now(), state = 'resolving',
            unresolved_state = case when state = 'resolving' then unresolved_state else state end
      where id = :id and ${IS_LIVE} and (lease is null or leased_until < :now)`,
    { ...claim }
  )
  return changed(result) > 0
}

/** While the work runs, however slow. */
export async function renewDiscrepancy(
  db: Connection,
  { id, lease, until }: Omit<DiscrepancyClaim, "now">
): Promise<void> {
  await db.raw(
    `update cnpay_discrepancy set leased_until = :until where id = :id and lease = :lease`,
    { id, lease, until }
  )
}
