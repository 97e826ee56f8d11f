import { get, post, type Query } from "./client"
import type { Gateway, Page, Said } from "./common"

export const RUN_STATES = ["waiting", "working", "balanced", "differs", "failed"] as const

export type RunState = (typeof RUN_STATES)[number]

export interface Sum {
  count: number
  amount: number
}

export interface SideTotals {
  payments: Sum
  refunds: Sum
  net: number
}

/** One reconciliation of one account for one bill day; amounts in fen, fees in exact yuan as text. */
export interface Run {
  id: string
  account: string
  gateway: Gateway
  bill_day: string
  state: RunState
  cause: "daily" | "asked" | "upload" | "backfill"
  attempts: number
  due_at: string | null
  last_error: { code: string; message: Said; line: number | null } | null
  lines: number
  matched: number
  discrepancies: { open: number; all: number }
  totals: {
    ours: SideTotals
    gateway: SideTotals
    fees: { trade: string; fund: string | null }
  } | null
  net_difference_fen: number | null
  trade_hash: string | null
  fund_hash: string | null
  ours_as_of: string | null
  gateway_as_of: string | null
  started_at: string | null
  finished_at: string | null
}

export type RunPage = Page & { runs: Run[] }

export function listRuns(query: Query): Promise<RunPage> {
  return get("runs", query)
}

export function readRun(id: string): Promise<{ run: Run }> {
  return get(`runs/${id}`)
}

export type BillKind = "trade" | "fund"

/** A line of an archived bill; amounts in fen, fees in exact yuan as text. */
export interface BillLine {
  line: number
  kind: "payment" | "refund" | "reversal" | "fee" | "fee_return" | "other"
  direction: "in" | "out"
  /** The gateway's own word. */
  type: string
  /** Beijing time, as the bill has it. */
  at: string
  outTradeNo: string | null
  gatewayTradeNo: string | null
  outRefundNo: string | null
  gatewayRefundNo: string | null
  amount: number
  fee: string
}

export function listLines(runId: string, query: Query): Promise<Page & { lines: BillLine[] }> {
  return get(`runs/${runId}/lines`, query)
}

/** Answers at once; the work goes on. */
export function startRun(account: string, billDay: string): Promise<{ run: Run }> {
  return post("runs", { account, bill_day: billDay })
}

/** Whether somebody or something works on it, so that it is worth asking again soon. */
export function isUnderWay({ state }: Run): boolean {
  return state === "working"
}
