import type { DiscrepancyKind } from "../../../core/discrepancy"
import type { Connection } from "./connection"
import { IS_LIVE, MOVE_ID } from "./live-discrepancies"

export interface UnseenWish {
  runId: string
  /** The attempt that has just seen all that there still is. */
  lease: string
  /** What the attempt has looked for, and what it means when that is gone. */
  healedBy: Partial<Record<DiscrepancyKind, string>>
  now: Date
}

/** Closes what an earlier attempt of a run has found and this one has not. */
export async function healUnseen(db: Connection, wish: UnseenWish): Promise<void> {
  const { healedBy, ...rest } = wish
  await db.raw(
    `with healed as (
       update cnpay_discrepancy
          set state = 'resolved', resolution = cast(:healedBy as jsonb) ->> kind,
              resolved_at = :now, waits_for = null, updated_at = now()
        where run_id = :runId and seen_by is distinct from :lease and ${IS_LIVE}
          and kind = any(:kinds)
       returning id, resolution)
     insert into cnpay_discrepancy_move (id, discrepancy_id, move, after)
     select ${MOVE_ID}, id, 'healed', jsonb_build_object('state', 'resolved', 'resolution', resolution)
       from healed`,
    { ...rest, healedBy: JSON.stringify(healedBy), kinds: Object.keys(healedBy) }
  )
}
