import { get, post, type Query } from "./client"
import type { OrderRef, Page, Said } from "./common"
import type { Card } from "./refunds"

export const KINDS = [
  "only_at_gateway",
  "only_in_store",
  "refund_only_at_gateway",
  "refund_missing",
  "amount_differs",
  "currency_differs",
  "payee_differs",
  "state_differs",
  "fee_differs",
  "late_money",
  "paid_twice",
  "settled_to_canceled",
  "refund_failed",
  "not_refunded",
  "transaction_differs",
  "books_differ",
  "fund_missing",
  "balance_differs",
  "repeated_line",
  "unknown_line",
] as const

export type DiscrepancyKind = (typeof KINDS)[number]

export const STATES = ["waiting", "open", "resolving", "resolved", "accepted"] as const

export type DiscrepancyState = (typeof STATES)[number]

export const AGES = ["under_1d", "1_3d", "3_7d", "over_7d"] as const

export type Age = (typeof AGES)[number]

export type Move =
  | "settle"
  | "refund"
  | "query"
  | "query_refund"
  | "record_refund"
  | "wait"
  | "link"
  | "cancel_capture"
  | "retry"
  | "redirect"
  | "accept"

/** How the books came to agree, or that they need not. */
export type Resolution =
  | "agreed"
  | "settled"
  | "captured"
  | "linked"
  | "recorded"
  | "refunded"
  | "retried"
  | "redirected"
  | "capture_canceled"
  | "explained"
  | "accepted"

/** What one side said, field by field; amounts in fen. */
export type Side = Record<string, unknown>

/** One difference between the shop's books and the gateway's; amounts in fen. */
export interface Discrepancy {
  id: string
  kind: DiscrepancyKind
  state: DiscrepancyState
  account: string
  out_trade_no: string
  out_refund_no: string
  gateway_trade_no: string | null
  order: OrderRef | null
  bill_day: string | null
  run_id: string | null
  ours_fen: number | null
  gateway_fen: number | null
  difference_fen: number
  /** Several, where several things differ within the shop's own books. */
  ours: Side | Side[] | null
  gateway: Side | null
  waits_for: string | null
  resolution: Resolution | null
  reason: string | null
  resolved_by: string | null
  resolved_at: string | null
  created_at: string
  updated_at: string
  moves: Move[]
}

/** One entry of the history. */
export interface MoveMade {
  id: string
  move: Move | "opened" | "seen_again" | "healed" | "abandoned"
  /** `email` is `null` where no user did it, but a secret API key. */
  by: { id: string; email: string | null } | null
  reason: string | null
  before: Side | null
  after: Side | null
  created_at: string
}

export interface DiscrepancyDetail extends Discrepancy {
  history: MoveMade[]
  /** Whom a refund goes to, masked; `null`: not known. */
  payee: string | null
  /** What a move that sends money would send; `null`: nothing can be sent. */
  amount_fen: number | null
}

export interface MoveOrder {
  move: Move
  reason?: string
  order_id?: string
  /** Repeats the amount where money moves. */
  amount_fen?: number
  card?: Card
}

/** What a move on many did. */
export interface Refused {
  id: string
  reason: Said
}

export type DiscrepancyPage = Page & { discrepancies: Discrepancy[] }

export function listDiscrepancies(query: Query): Promise<DiscrepancyPage> {
  return get("discrepancies", query)
}

export function readDiscrepancy(id: string): Promise<{ discrepancy: DiscrepancyDetail }> {
  return get(`discrepancies/${id}`)
}

/** `why`: what keeps the difference open after the move. */
export interface Moved {
  discrepancy: Discrepancy
  why: Said | null
}

export function move(id: string, order: MoveOrder): Promise<Moved> {
  return post(`discrepancies/${id}/moves`, { ...order })
}

/** Only what moves no money can be done to many. */
export function moveMany(
  ids: string[],
  move: "query" | "wait"
): Promise<{ moved: string[]; refused: Refused[] }> {
  return post("discrepancies/moves", { ids, move })
}

/** What to call it in a sentence. */
export function nameOf(discrepancy: Discrepancy): string {
  const { out_refund_no: refund, out_trade_no: ours, gateway_trade_no: theirs, id } = discrepancy
  return refund || ours || theirs || id
}
