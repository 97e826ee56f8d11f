import { generateEntityId } from "@medusajs/framework/utils"
import type { BillDay } from "../../../core/bill-day"
import type { RunCause } from "../../../core/run"
import type { Connection } from "./connection"
import { rowsOf, toRun, type RawRun, type RunRow } from "./rows"

export interface RunWish {
  account: string
  day: BillDay
  cause: RunCause
  lease: string
  now: Date
  /** When the lease ends, should this process not come back. */
  until: Date
  /** Left alone unless it is due: another process may have done it since it was seen to be. */
  onlyIfDue: boolean
}

/** Makes the run of a day, or takes it over unless somebody works on it: `null`. */
export async function takeRun(db: Connection, wish: RunWish): Promise<RunRow | null> {
  const result = await db.raw(
    `insert into cnpay_run as r
       (id, account, bill_day, state, cause, attempts, lease, due_at, started_at)
     values (:id, :account, :day, 'working', :cause, 1, :lease, :until, :now)
     on conflict (account, bill_day) where deleted_at is null do update
       set state = 'working', cause = :cause, attempts = r.attempts + 1, lease = :lease,
           due_at = :until, started_at = :now, updated_at = now()
     where case when r.state = 'working' or :onlyIfDue then r.due_at <= :now else true end
     returning *`,
    { ...wish, id: generateEntityId(undefined, "cnrun") }
  )
  const [row] = rowsOf<RawRun>(result)
  return row ? toRun(row) : null
}
