import type { OutRefundNo, OutTradeNo } from "../../../core/ids"
import { fen, type Fen } from "../../../core/money"
import type { RefundState } from "../../../core/refund"
import type { TradeState } from "../../../core/trade"

/** A trade as the ledger holds it. Amounts in fen. */
export interface TradeRow {
  id: string
  out_trade_no: OutTradeNo
  account: string
  scene: string
  session_id: string
  payment_collection_id: string | null
  cart_id: string | null
  amount_fen: Fen
  /** What was really paid; not yet known while the trade is open. */
  paid_fen: Fen | null
  currency_code: string
  state: TradeState
  refund_seen: boolean
  gateway_trade_no: string | null
  expires_at: Date
  paid_at: Date | null
  settled_at: Date | null
  due_at: Date | null
  sweeps: number
  created_at: Date
}

/** Who wanted a refund: somebody in Medusa, the plugin itself, or somebody at the gateway. */
export type RefundOrigin = "medusa" | "late_money" | "outside"

/** A refund as the ledger holds it. Amounts in fen. */
export interface RefundRow {
  id: string
  out_refund_no: OutRefundNo
  out_trade_no: OutTradeNo
  account: string
  origin: RefundOrigin
  /** `null`: not in Medusa's books. */
  medusa_refund_id: string | null
  amount_fen: Fen
  state: RefundState
  sweeps: number
  created_at: Date
}

/** A `bigint` arrives as text; it is the one thing in a row that needs reading. */
type Raw<Row> = Omit<Row, "amount_fen" | "paid_fen"> & {
  amount_fen: string
  paid_fen?: string | null
}

export type RawTrade = Raw<TradeRow>
export type RawRefund = Raw<RefundRow>

export function toTrade(raw: RawTrade): TradeRow {
  const paid = raw.paid_fen == null ? null : fen(Number(raw.paid_fen))
  return { ...raw, amount_fen: fen(Number(raw.amount_fen)), paid_fen: paid }
}

export function toRefund(raw: RawRefund): RefundRow {
  return { ...raw, amount_fen: fen(Number(raw.amount_fen)) }
}

/** The rows of a raw statement, which knex leaves untyped. */
export function rowsOf<Row>(result: unknown): Row[] {
  return (result as { rows: Row[] }).rows
}

/** How many rows a raw statement has changed. */
export function changed(result: unknown): number {
  return (result as { rowCount: number }).rowCount
}
