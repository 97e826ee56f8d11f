import type { Environment } from "../../../core/environment"
import type { Cause } from "../../../core/cause"
import type { OutRefundNo, OutReleaseNo, OutTradeNo } from "../../../core/ids"
import { fen, type Fen } from "../../../core/money"
import type { BillDay } from "../../../core/bill-day"
import type { RefundState } from "../../../core/refund"
import type { RunCause, RunState, RunTotals } from "../../../core/run"
import type { TradeKind, TradeState } from "../../../core/trade"

/** A trade as the ledger holds it. Amounts in fen. */
export interface TradeRow {
  id: string
  out_trade_no: OutTradeNo
  account: string
  environment: Environment
  kind: TradeKind
  scene: string
  form: string | null
  /** Of a capture: the freeze that it takes its money from, and Medusa's `capt_…`. */
  freeze_no: OutTradeNo | null
  capture_id: string | null
  session_id: string
  payment_collection_id: string | null
  cart_id: string | null
  amount_fen: Fen
  /** What was really paid; not yet known while the trade is open. */
  paid_fen: Fen | null
  /** Of a freeze: what was really frozen. */
  frozen_fen: Fen | null
  currency_code: string
  state: TradeState
  refund_seen: boolean
  gateway_trade_no: string | null
  expires_at: Date
  paid_at: Date | null
  /** How, and when, we learned that it was paid or frozen. */
  cause: Cause | null
  noticed_at: Date | null
  closed_at: Date | null
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
  /** The gateway's own number, once it gave one. */
  gateway_refund_no: string | null
  amount_fen: Fen
  state: RefundState
  error_code: string | null
  accepted_at: Date | null
  succeeded_at: Date | null
  sweeps: number
  created_at: Date
  updated_at: Date
}

/** A release of frozen money as the ledger holds it. Amounts in fen. */
export interface ReleaseRow {
  id: string
  out_release_no: OutReleaseNo
  out_trade_no: OutTradeNo
  account: string
  amount_fen: Fen
  state: "requested" | "unknown" | "processing" | "succeeded" | "refused"
  sweeps: number
}

/** Why a run has come to nothing, for people. */
export interface RunError {
  /** The gateway's own code, or the reason why a bill was refused. */
  code: string
  message: { en: string; zh: string }
  /** Where in the bill, from 1. */
  line: number | null
}

/** One reconciliation of one account for one day. */
export interface RunRow {
  id: string
  account: string
  bill_day: BillDay
  state: RunState
  cause: RunCause
  attempts: number
  due_at: Date | null
  lease: string | null
  last_error: RunError | null
  trade_file_id: string | null
  trade_hash: string | null
  fund_file_id: string | null
  fund_hash: string | null
  lines: number
  matched: number
  totals: RunTotals | null
  /** Fen; the gateway's less ours, and so perhaps negative. */
  net_difference_fen: number | null
  ours_as_of: Date | null
  gateway_as_of: Date | null
  started_at: Date | null
  finished_at: Date | null
  created_at: Date
  updated_at: Date
}

/** A `bigint` arrives as text; it is the one thing in a row that needs reading. */
type Raw<Row> = {
  [K in keyof Row]: Row[K] extends Fen ? string : Row[K] extends Fen | null ? string | null : Row[K]
}

export type RawTrade = Raw<TradeRow>
export type RawRefund = Raw<RefundRow>
export type RawRelease = Raw<ReleaseRow>

export type RawRun = Omit<RunRow, "net_difference_fen"> & { net_difference_fen: string | null }

export function toRun(raw: RawRun): RunRow {
  const { net_difference_fen: net } = raw
  return { ...raw, net_difference_fen: net === null ? null : Number(net) }
}

export function toTrade(raw: RawTrade): TradeRow {
  const { amount_fen, paid_fen, frozen_fen } = raw
  return {
    ...raw,
    amount_fen: fen(Number(amount_fen)),
    paid_fen: orNull(paid_fen),
    frozen_fen: orNull(frozen_fen),
  }
}

export function toRefund(raw: RawRefund): RefundRow {
  return { ...raw, amount_fen: fen(Number(raw.amount_fen)) }
}

export function toRelease(raw: RawRelease): ReleaseRow {
  return { ...raw, amount_fen: fen(Number(raw.amount_fen)) }
}

function orNull(amount: string | null): Fen | null {
  return amount === null ? null : fen(Number(amount))
}

/** The rows of a raw statement, which knex leaves untyped. */
export function rowsOf<Row>(result: unknown): Row[] {
  return (result as { rows: Row[] }).rows
}

/** How many rows a raw statement has changed. */
export function changed(result: unknown): number {
  return (result as { rowCount: number }).rowCount
}
