import { post } from "./client"
import type { Explained, Gateway } from "./common"

export type RefundState =
  | "requested"
  | "unknown"
  | "processing"
  | "unfunded"
  | "succeeded"
  | "closed"
  | "abnormal"
  | "refused"

export type RefundMove = "retry" | "redirect" | "accept"

/** One refund at the gateway; the amount in fen. */
export interface Refund {
  out_refund_no: string
  out_trade_no: string
  account: string
  gateway: Gateway
  origin: string
  medusa_refund_id: string | null
  gateway_refund_no: string | null
  amount_fen: number
  state: RefundState
  error: Explained | null
  error_code: string | null
  moves: RefundMove[]
  discrepancy_id: string | null
  succeeded_at: string | null
  created_at: string
  updated_at: string
}

/** Where an abnormal refund goes instead. Passed on, and kept nowhere. */
export interface Card {
  bank: string
  number: string
  holder: string
}

export function retryRefund(no: string, reason: string): Promise<unknown> {
  return post(`refunds/${no}/retry`, { reason })
}

/** Without a card: to the merchant's own account. */
export function redirectRefund(no: string, reason: string, card?: Card): Promise<unknown> {
  return post(`refunds/${no}/redirect`, { reason, card })
}
