import type { OutRefundNo, OutTradeNo } from "../../../core/ids"
import { fen, type Fen } from "../../../core/money"
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
  currency_code: string
  state: TradeState
  gateway_trade_no: string | null
  expires_at: Date
  paid_at: Date | null
  settled_at: Date | null
  created_at: Date
}

export type RefundState =
  "requested" | "unknown" | "processing" | "succeeded" | "failed" | "refused"

/** A refund as the ledger holds it. Amounts in fen. */
export interface RefundRow {
  id: string
  out_refund_no: OutRefundNo
  out_trade_no: OutTradeNo
  account: string
  medusa_refund_id: string
  amount_fen: Fen
  state: RefundState
  created_at: Date
}

/** A `bigint` arrives as text; it is the one thing in a row that needs reading. */
type Raw<Row> = Omit<Row, "amount_fen"> & { amount_fen: string }

export function toTrade(raw: Raw<TradeRow>): TradeRow {
  return { ...raw, amount_fen: fen(Number(raw.amount_fen)) }
}

export function toRefund(raw: Raw<RefundRow>): RefundRow {
  return { ...raw, amount_fen: fen(Number(raw.amount_fen)) }
}

/** The rows of a raw statement, which knex leaves untyped. */
export function rowsOf<Row>(result: unknown): Row[] {
  return (result as { rows: Row[] }).rows
}
