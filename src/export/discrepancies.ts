import { formatBeijing } from "../core/clock"
import { listDiscrepancies } from "../modules/cnpay/queries"
import type { Connection, DiscrepancyFilter, DiscrepancyRow } from "../modules/cnpay/queries"
import { number, text, yuan, type Column } from "./columns"
import { KIND_NAMES, RESOLUTION_NAMES, STATE_NAMES } from "./words"

const BATCH = 1_000

/** A discrepancy as a row; amounts in yuan, times of Beijing. */
export const DISCREPANCY_TABLE: readonly Column<DiscrepancyRow>[] = [
  { head: { en: "Kind", zh: "差异类型" }, cell: ({ kind }, lang) => text(KIND_NAMES[kind][lang]) },
  { head: { en: "State", zh: "状态" }, cell: ({ state }, lang) => text(STATE_NAMES[state][lang]) },
  { head: { en: "Account", zh: "商户账号" }, cell: ({ account }) => text(account) },
  { head: { en: "Bill day", zh: "账单日期" }, cell: ({ bill_day }) => text(bill_day) },
  {
    head: { en: "Order", zh: "订单号" },
    cell: ({ order }) => number(order?.display_id ?? null),
  },
  { head: { en: "Trade no.", zh: "商户订单号" }, cell: ({ out_trade_no }) => text(out_trade_no) },
  {
    head: { en: "Gateway trade no.", zh: "渠道流水号" },
    cell: ({ gateway_trade_no }) => text(gateway_trade_no),
  },
  {
    head: { en: "Refund no.", zh: "商户退款单号" },
    cell: ({ out_refund_no }) => text(out_refund_no),
  },
  { head: { en: "Ours (CNY)", zh: "我方金额（元）" }, cell: ({ ours_fen }) => yuan(ours_fen) },
  {
    head: { en: "Gateway (CNY)", zh: "渠道金额（元）" },
    cell: ({ gateway_fen }) => yuan(gateway_fen),
  },
  {
    head: { en: "Difference (CNY)", zh: "差额（元）" },
    cell: ({ difference_fen }) => yuan(difference_fen),
  },
  {
    head: { en: "Opened at (Beijing)", zh: "发现时间" },
    cell: ({ created_at }) => text(formatBeijing(created_at)),
  },
  {
    head: { en: "Resolution", zh: "处理结果" },
    cell: ({ resolution: how }, lang) => text(how && (RESOLUTION_NAMES[how]?.[lang] ?? how)),
  },
  { head: { en: "Reason", zh: "原因" }, cell: ({ reason }) => text(reason) },
  {
    head: { en: "Resolved at (Beijing)", zh: "处理时间" },
    cell: ({ resolved_at }) => text(resolved_at && formatBeijing(resolved_at)),
  },
  { head: { en: "Id", zh: "差异 ID" }, cell: ({ id }) => text(id) },
]

/** All that fit, oldest first, in batches. */
export async function* eachDiscrepancy(
  db: Connection,
  filter: DiscrepancyFilter
): AsyncGenerator<DiscrepancyRow[], void> {
  const order = { column: "created_at", descending: false } as const
  for (let offset = 0; ; offset += BATCH) {
    const batch = await listDiscrepancies(db, { filter, order, offset, limit: BATCH })
    if (batch.length > 0) yield batch
    if (batch.length < BATCH) return
  }
}

/** All of them at once, for what is made in memory. */
export async function allDiscrepancies(
  db: Connection,
  filter: DiscrepancyFilter
): Promise<DiscrepancyRow[]> {
  const rows: DiscrepancyRow[] = []
  for await (const batch of eachDiscrepancy(db, filter)) rows.push(...batch)
  return rows
}
