import { readyAt, type BillDay } from "../../../core/bill-day"
import type { Connection } from "./connection"

/** Makes runs of days that have none yet, each due when its bill can be asked for. */
export async function planRuns(
  db: Connection,
  account: string,
  days: readonly BillDay[]
): Promise<void> {
  await db.raw(
    `insert into cnpay_run (id, account, bill_day, due_at)
     select 'cnrun_' || replace(cast(gen_random_uuid() as text), '-', ''), :account, day, ready
       from unnest(cast(:days as text[]), cast(:ready as timestamptz[])) as wanted (day, ready)
     on conflict do nothing`,
    { account, days: [...days], ready: days.map(readyAt) }
  )
}
