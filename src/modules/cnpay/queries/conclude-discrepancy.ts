import type { BillDay } from "../../../core/bill-day"
import type { DiscrepancyState } from "../../../core/discrepancy"
import type { Connection } from "./connection"
import { MOVE_ID } from "./live-discrepancies"
import { rowsOf } from "./rows"

export interface Conclusion {
  id: string
  lease: string
  move: string
  by: string
  reason: string | null
  /** `resolving`: what was begun goes on by itself. `unresolved`: as it was before the move. */
  state: "resolved" | "accepted" | "waiting" | "resolving" | "unresolved"
  resolution?: string
  waitsFor?: BillDay
  /** What the history shall say of how it went. */
  details: unknown
  now: Date
}

/**
 * Ends a move, with its entry in the history. What has healed in the meantime stays healed, and is the
 * move's own doing when that was to close it; a move whose lease somebody else holds by now ends nothing.
 * Answers the state that it is in now.
 */
export async function concludeDiscrepancy(
  db: Connection,
  end: Conclusion
): Promise<DiscrepancyState | null> {
  const result = await db.raw(
    `with before as (
       select id, state, unresolved_state,
              lease = :lease and (state = 'resolving' or (state = 'resolved' and :state = 'resolved')) as is_ours
         from cnpay_discrepancy where id = :id for update),
     after as (
       update cnpay_discrepancy d
          set state = case when :state = 'unresolved' then coalesce(b.unresolved_state, 'open') else :state end,
              resolution = :resolution, waits_for = :waitsFor, lease = null, leased_until = null,
              unresolved_state = case when :state = 'resolving' then b.unresolved_state end,
              reason = case when :isDone then :reason end, resolved_by = case when :isDone then :by end,
              resolved_at = case when :isDone then cast(:now as timestamptz) end, updated_at = now()
         from before b where d.id = b.id and b.is_ours
       returning d.id, d.state)
     insert into cnpay_discrepancy_move (id, discrepancy_id, move, by, reason, before, after)
     select ${MOVE_ID}, b.id, :move, :by, :reason,
            jsonb_build_object('state', coalesce(b.unresolved_state, b.state)),
            jsonb_strip_nulls(jsonb_build_object('state', coalesce(a.state, b.state),
              'resolution', cast(:resolution as text), 'waits_for', cast(:waitsFor as text)))
              || cast(:details as jsonb)
       from before b left join after a on a.id = b.id
     returning after ->> 'state' as state`,
    {
      resolution: null,
      waitsFor: null,
      ...end,
      isDone: end.state === "resolved" || end.state === "accepted",
      details: JSON.stringify(end.details ?? {}),
    }
  )
  return rowsOf<{ state: DiscrepancyState }>(result)[0]?.state ?? null
}
