import type { Connection } from "./connection"
import { IS_LIVE, MOVE_ID } from "./live-discrepancies"
import { changed } from "./rows"

export interface Resolution {
  id: string
  /** What the person did: `accept`, `retry`, … */
  move: string
  state: "resolved" | "accepted"
  resolution: string
  /** Why, in the words of the person who decided it. */
  reason: string | null
  by: string
  now: Date
}

/** A person closes a discrepancy. Answers whether it was still to be closed. */
export async function resolveDiscrepancy(db: Connection, wish: Resolution): Promise<boolean> {
  const result = await db.raw(
    `with before as (
       select id, state from cnpay_discrepancy where id = :id and ${IS_LIVE} for update),
     closed as (
       update cnpay_discrepancy d
          set state = :state, resolution = :resolution, reason = :reason, resolved_by = :by,
              resolved_at = :now, waits_for = null, updated_at = now()
         from before b where d.id = b.id
       returning d.id, b.state as was)
     insert into cnpay_discrepancy_move (id, discrepancy_id, move, by, reason, before, after)
     select ${MOVE_ID}, id, :move, :by, :reason, jsonb_build_object('state', was),
            jsonb_build_object('state', cast(:state as text), 'resolution', cast(:resolution as text))
       from closed`,
    { ...wish }
  )
  return changed(result) > 0
}
