import type { BillDay } from "../../../core/bill-day"
import type { DiscrepancyKind, DiscrepancyState } from "../../../core/discrepancy"
import type { RefundState } from "../../../core/refund"
import type { TradeKind, TradeState } from "../../../core/trade"

/** A discrepancy with what the ledger and Medusa know of its numbers. Amounts in fen. */
export interface DiscrepancyRow {
  id: string
  account: string
  kind: DiscrepancyKind
  state: DiscrepancyState
  out_trade_no: string
  out_refund_no: string
  line_ref: string
  gateway_trade_no: string | null
  bill_day: BillDay | null
  run_id: string | null
  ours_fen: number | null
  gateway_fen: number | null
  difference_fen: number
  ours: unknown
  gateway: unknown
  waits_for: BillDay | null
  resolution: string | null
  reason: string | null
  resolved_by: string | null
  resolved_at: Date | null
  leased_until: Date | null
  created_at: Date
  updated_at: Date
  trade: { kind: TradeKind; state: TradeState } | null
  refund: { state: RefundState; amount_fen: number } | null
  order: { id: string; display_id: number } | null
}

type Amounts = "ours_fen" | "gateway_fen" | "difference_fen"
type RawDiscrepancy = Omit<DiscrepancyRow, Amounts> & Record<Amounts, string | null>

/** For `from cnpay_discrepancy d`; the joins are made for the rows of one page only. */
export const DISCREPANCY_COLUMNS = `
  d.id, d.account, d.kind, d.state, d.out_trade_no, d.out_refund_no, d.line_ref, d.gateway_trade_no,
  d.bill_day, d.run_id, d.ours_fen, d.gateway_fen, d.difference_fen, d.ours, d.gateway, d.waits_for,
  d.resolution, d.reason, d.resolved_by, d.resolved_at, d.leased_until, d.created_at, d.updated_at,
  (select json_build_object('kind', t.kind, 'state', t.state) from cnpay_trade t
    where t.out_trade_no = d.out_trade_no and t.account = d.account and t.deleted_at is null) as trade,
  (select json_build_object('state', r.state, 'amount_fen', r.amount_fen) from cnpay_refund r
    where r.out_refund_no = d.out_refund_no and r.account = d.account and r.deleted_at is null) as refund,
  (select json_build_object('id', o.id, 'display_id', o.display_id)
     from cnpay_trade t
     join order_payment_collection l on l.payment_collection_id = t.payment_collection_id
     join "order" o on o.id = l.order_id
    where t.out_trade_no = d.out_trade_no and t.account = d.account and t.deleted_at is null
      and l.deleted_at is null and o.deleted_at is null limit 1) as order`

export function toDiscrepancy(raw: RawDiscrepancy): DiscrepancyRow {
  return {
    ...raw,
    ours_fen: orNull(raw.ours_fen),
    gateway_fen: orNull(raw.gateway_fen),
    difference_fen: Number(raw.difference_fen),
  }
}

export type { RawDiscrepancy }

function orNull(amount: string | null): number | null {
  return amount === null ? null : Number(amount)
}
