import type { ExactYuan } from "./exact-yuan"
import type { Fen } from "./money"

/** `trade`: payments and refunds. `fund`: every movement of the merchant's balance. */
export type BillKind = "trade" | "fund"

export const BILL_KINDS: readonly BillKind[] = ["trade", "fund"]

/**
 * - `payment`, `refund`: what they say, in either kind of bill.
 * - `reversal`: a payment at the counter that was taken back.
 * - `fee`, `fee_return`: what the gateway took for itself and gave back; rows of fund bills only.
 * - `other`: transfers, withdrawals and whatever else moves a balance.
 */
export type LineKind = "payment" | "refund" | "reversal" | "fee" | "fee_return" | "other"

/** One row of a bill in our words, the same for both gateways. Amounts in fen, never negative. */
export interface BillLine {
  /** Number of the line in the file, from 1. */
  line: number
  kind: LineKind
  /** Whether the merchant gets or gives the amount. */
  direction: "in" | "out"
  /** The gateway's own word for it: `SUCCESS`, `退款`, `扣除交易手续费`. */
  type: string
  /** Beijing time, `yyyy-MM-dd HH:mm:ss`, as the bill has it: payment or acceptance of the refund. */
  at: string
  /** The merchant's number; also that of other shops that use the same account. */
  outTradeNo: string | null
  gatewayTradeNo: string | null
  outRefundNo: string | null
  gatewayRefundNo: string | null
  /** The gateway's number of the movement; fund bills only. */
  flowNo: string | null
  /** What was ordered or asked back: the amount to compare with. */
  amount: Fen
  /** What of it the merchant was credited or debited, after the gateway's own coupons. */
  settled: Fen
  /** Positive: charged. Negative: given back. */
  fee: ExactYuan
  /** The gateway's word for how far a refund had come when the bill was made. */
  refundState: string | null
  subject: string | null
  /** As the gateway writes it, `CNY`; `null`: the bill does not say, and then it is yuan. */
  currency: string | null
  /** The merchant's balance after the movement, exact yuan; fund bills only. */
  balance: ExactYuan | null
}
