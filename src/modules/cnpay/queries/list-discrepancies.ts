import type { DiscrepancyAge, DiscrepancyKind, DiscrepancyState } from "../../../core/discrepancy"
import type { Connection } from "./connection"
import {
  DISCREPANCY_COLUMNS,
  toDiscrepancy,
  type DiscrepancyRow,
  type RawDiscrepancy,
} from "./discrepancy-rows"
import { rowsOf } from "./rows"

/** What is left out does not matter. */
export interface DiscrepancyFilter {
  id?: readonly string[]
  state?: readonly DiscrepancyState[]
  kind?: readonly DiscrepancyKind[]
  account?: readonly string[]
  runId?: readonly string[]
  outTradeNo?: readonly string[]
  /** Both ends belong to it. */
  billDay?: { from?: string; to?: string }
  age?: readonly DiscrepancyAge[]
  /** A number of ours, of the gateway's, of a refund, or the order's display number; whole. */
  q?: string
}

export interface DiscrepancyPage {
  filter: DiscrepancyFilter
  order: { column: "created_at" | "updated_at" | "difference_fen"; descending: boolean }
  offset: number
  limit: number
}

export async function listDiscrepancies(
  db: Connection,
  { filter, order, offset, limit }: DiscrepancyPage
): Promise<DiscrepancyRow[]> {
  const direction = order.descending ? "desc" : "asc"
  const result = await db.raw(
    `select ${DISCREPANCY_COLUMNS}
       from (select * from cnpay_discrepancy d where ${where(filter)}
              order by ${order.column} ${direction}, id ${direction} offset :offset limit :limit) d
      order by d.${order.column} ${direction}, d.id ${direction}`,
    { ...bindings(filter), offset, limit }
  )
  return rowsOf<RawDiscrepancy>(result).map(toDiscrepancy)
}

export async function countDiscrepancies(
  db: Connection,
  filter: DiscrepancyFilter
): Promise<number> {
  const result = await db.raw(
    `select count(*)::int as count from cnpay_discrepancy d where ${where(filter)}`,
    bindings(filter)
  )
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

const AGES: Record<DiscrepancyAge, string> = {
  under_1d: "d.created_at > now() - interval '1 day'",
  "1_3d": "d.created_at <= now() - interval '1 day' and d.created_at > now() - interval '3 days'",
  "3_7d": "d.created_at <= now() - interval '3 days' and d.created_at > now() - interval '7 days'",
  over_7d: "d.created_at <= now() - interval '7 days'",
}

/** Each number by its own index; the order's leads to its trades. */
const SEARCH = `d.id in (
  select id from cnpay_discrepancy where out_trade_no = :q and deleted_at is null
  union all select id from cnpay_discrepancy where gateway_trade_no = :q and deleted_at is null
  union all select id from cnpay_discrepancy where out_refund_no = :q and deleted_at is null
  union all
  select it.id from "order" o
    join order_payment_collection l on l.order_id = o.id and l.deleted_at is null
    join cnpay_trade t on t.payment_collection_id = l.payment_collection_id and t.deleted_at is null
    join cnpay_discrepancy it on it.out_trade_no = t.out_trade_no and it.account = t.account
   where o.display_id = cast(:displayId as integer) and it.deleted_at is null)`

function where(filter: DiscrepancyFilter): string {
  const { id, state, kind, account, runId, outTradeNo, billDay, age, q } = filter
  return [
    "d.deleted_at is null",
    id && "d.id = any(:id)",
    state && "d.state = any(:state)",
    kind && "d.kind = any(:kind)",
    account && "d.account = any(:account)",
    runId && "d.run_id = any(:runId)",
    outTradeNo && "d.out_trade_no = any(:outTradeNo)",
    billDay?.from && "d.bill_day >= :from",
    billDay?.to && "d.bill_day <= :to",
    age && `(${age.map((one) => AGES[one]).join(" or ")})`,
    q && SEARCH,
  ]
    .filter(Boolean)
    .join(" and ")
}

function bindings({ billDay, q, ...filter }: DiscrepancyFilter) {
  const displayId = q && /^#?\d{1,9}$/.test(q) ? Number(q.replace("#", "")) : null
  const given = { ...filter, from: billDay?.from, to: billDay?.to, q }
  const named = Object.entries(given).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(named), ...(q ? { displayId } : {}) }
}
