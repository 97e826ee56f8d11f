import type { RunState } from "../../../core/run"
import type { Connection } from "./connection"
import { rowsOf, toRun, type RawRun, type RunRow } from "./rows"

/** What is left out does not matter. */
export interface RunFilter {
  id?: readonly string[]
  account?: readonly string[]
  state?: readonly RunState[]
  /** Both ends belong to it. */
  billDay?: { from?: string; to?: string }
}

export interface RunPage {
  filter: RunFilter
  order: { column: "bill_day" | "created_at" | "finished_at"; descending: boolean }
  offset: number
  limit: number
}

/** A run with how many discrepancies it has found, and how many of them nobody is done with. */
export type CountedRun = RunRow & { discrepancies: { open: number; all: number } }

export async function listRuns(
  db: Connection,
  { filter, order, offset, limit }: RunPage
): Promise<CountedRun[]> {
  const direction = order.descending ? "desc" : "asc"
  const result = await db.raw(
    `select r.*,
            (select json_build_object('all', count(*), 'open',
                      count(*) filter (where d.state in ('waiting', 'open', 'resolving')))
               from cnpay_discrepancy d where d.run_id = r.id and d.deleted_at is null) as discrepancies
       from cnpay_run r where ${where(filter)}
      order by r.${order.column} ${direction} nulls last, r.id ${direction}
      offset :offset limit :limit`,
    { ...bindings(filter), offset, limit }
  )
  type Raw = RawRun & Pick<CountedRun, "discrepancies">
  return rowsOf<Raw>(result).map((raw) => ({ ...toRun(raw), discrepancies: raw.discrepancies }))
}

export async function countRuns(db: Connection, filter: RunFilter): Promise<number> {
  const result = await db.raw(
    `select count(*)::int as count from cnpay_run r where ${where(filter)}`,
    bindings(filter)
  )
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

function where({ id, account, state, billDay }: RunFilter): string {
  return [
    "r.deleted_at is null",
    id && "r.id = any(:id)",
    account && "r.account = any(:account)",
    state && "r.state = any(:state)",
    billDay?.from && "r.bill_day >= :from",
    billDay?.to && "r.bill_day <= :to",
  ]
    .filter(Boolean)
    .join(" and ")
}

function bindings({ billDay, ...filter }: RunFilter) {
  const given = { ...filter, from: billDay?.from, to: billDay?.to }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
