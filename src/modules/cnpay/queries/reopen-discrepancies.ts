import type { Connection } from "./connection"
import { MOVE_ID } from "./live-discrepancies"

/** Gives back what a process that died was resolving: a person has to look again. */
export async function reopenAbandoned(db: Connection, now: Date): Promise<void> {
  await db.raw(
    `with reopened as (
       update cnpay_discrepancy
          set state = coalesce(unresolved_state, 'open'), unresolved_state = null,
              lease = null, leased_until = null, updated_at = now()
        where lease is not null and leased_until < :now and state = 'resolving' and deleted_at is null
       returning id, state)
     insert into cnpay_discrepancy_move (id, discrepancy_id, move, after)
     select ${MOVE_ID}, id, 'abandoned', jsonb_build_object('state', state) from reopened`,
    { now }
  )
}
