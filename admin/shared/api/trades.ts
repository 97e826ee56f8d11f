import { get, post } from "./client"
import type { Gateway, Page, Said } from "./common"
import type { Discrepancy } from "./discrepancies"
import type { Refund } from "./refunds"

export type TradeStatus = "waiting" | "paid" | "closed" | "refunding" | "refunded" | "attention"
export type TradeCause = "notification" | "poll" | "asked" | "replay"

export type EntryType =
  | "created"
  | "notification"
  | "paid"
  | "settled"
  | "refund_requested"
  | "refund_accepted"
  | "refund_arrived"
  | "refund_failed"
  | "closed"
  | "billed"
  | "discrepancy_opened"
  | "discrepancy_closed"

/** One thing that happened to a trade. */
export interface Entry {
  at: string
  type: EntryType
  detail: {
    notification_id?: string
    duplicates?: number
    out_refund_no?: string
    amount_fen?: number
    bill_day?: string
    run_id?: string
    discrepancy_id?: string
    kind?: Discrepancy["kind"]
    resolution?: string
    took_ms?: number
  }
}

/** One trade with all that is known of it; amounts in fen, the timeline newest first. */
export interface Trade {
  account: string
  gateway: Gateway
  scene: string
  kind: "payment" | "freeze" | "capture"
  out_trade_no: string
  gateway_trade_no: string | null
  status: TradeStatus
  state: string
  amount_fen: number
  paid_fen: number | null
  refunded_fen: number
  currency_code: string
  cause: TradeCause | null
  created_at: string
  paid_at: string | null
  settled_at: string | null
  closed_at: string | null
  expires_at: string | null
  due_at: string | null
  refunds: Refund[]
  discrepancies: Discrepancy[]
  bill: { day: string; run_id: string | null; line: number | null } | null
  timeline: Entry[]
}

export type QueryOutcome =
  "captured" | "frozen" | "refunded" | "late" | "closed" | "waiting" | "differs" | "unknown_trade"

/** `null`: none of the order's payments is ours. */
export function readTrace(orderId: string): Promise<{ trace: { trades: Trade[] } | null }> {
  return get(`orders/${orderId}/trace`)
}

/** Asks the gateway, and settles what it says. */
export function queryTrade(no: string): Promise<{ outcome: QueryOutcome }> {
  return post(`trades/${no}/query`)
}

export type CallOutcome = "ok" | "unsent" | "refused" | "unknown" | "unfunded" | "misconfigured"

/** One call to the gateway, as its support would want to know it; free of secrets and personal data. */
export interface Call {
  id: string
  at: string
  api: string
  outcome: CallOutcome
  code: string | null
  request_id: string | null
  duration_ms: number
  request: string
  /** `null`: none came. */
  answer: string | null
  /** Of a signature that the gateway refused; the likeliest cause first. */
  explanation: { causes: (Said & { cause: string })[] } | null
}

export type CallPage = Page & { calls: Call[] }

/** Newest first. */
export function listCalls(no: string, offset: number): Promise<CallPage> {
  return get(`trades/${no}/calls`, { limit: 20, offset })
}

/** Ids and times for whoever helps; no personal data. */
export function readSupportBundle(no: string): Promise<unknown> {
  return get(`trades/${no}/support`)
}
