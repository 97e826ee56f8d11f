import type { Books } from "../books"
import { beijingDay } from "../clock"
import type { Gateway, Refund, RefundState, Trade } from "../records"

/** One row of a bill before it is written in a gateway's own way. Amounts in fen. */
export interface BillRow {
  /**
   * `reversal`: a payment at the counter that was taken back. `movement`: of the balance alone, such as a
   * withdrawal; see `fund_word` and `direction`.
   */
  type: "payment" | "refund" | "reversal" | "movement"
  /** When it was paid, or when the refund was accepted. */
  at: Date
  /** When the order was made. */
  created_at: Date
  out_trade_no: string
  gateway_trade_no: string
  out_refund_no: string | null
  gateway_refund_no: string | null
  amount_fen: number
  /** Positive: charged. Negative: given back. */
  fee_fen: number
  subject: string
  refund_state: RefundState | null
  /** Where a test wants a bill that no gateway would write: `CNY` and the usual words without them. */
  currency?: string
  /** The row's own word in the bill of the balance; a movement must have one. */
  fund_word?: string
  /** Of a movement. */
  direction?: "in" | "out"
  /** How far the balance after it is from what it should be. */
  balance_slip_fen?: number
}

/** 0.6 %, the usual rate, in fen per 1000 fen. */
const FEE_PER_MILLE = 6

export type BillKind = "trade" | "fund"

/** `费率 0.60%`: rounded half up to whole fen. */
export function feeOf(fen: number): number {
  return Math.floor((fen * FEE_PER_MILLE + 500) / 1_000)
}

/** What happened at a gateway on one day, `20261123`, in the order in which it happened. */
export function rowsOf(books: Books, gateway: Gateway, day: string): BillRow[] {
  const payments = books.trades
    .filter((it) => it.gateway === gateway && it.paid_at && beijingDay(it.paid_at) === day)
    .map(payment)
  const refunds = books.refunds
    .filter((it) => it.gateway === gateway && beijingDay(it.created_at) === day)
    .flatMap((it) => {
      const trade = books.trade(gateway, it.out_trade_no)
      return trade ? [refund(trade, it)] : []
    })
  const reversals = books.trades.filter((it) => it.gateway === gateway && isTakenBack(it, day))
  return [...payments, ...refunds, ...reversals.map(reversal)].sort(
    (a, b) => a.at.getTime() - b.at.getTime()
  )
}

function payment(trade: Trade): BillRow {
  return {
    type: "payment",
    at: trade.paid_at ?? trade.created_at,
    created_at: trade.created_at,
    out_trade_no: trade.out_trade_no,
    gateway_trade_no: trade.gateway_trade_no ?? "",
    out_refund_no: null,
    gateway_refund_no: null,
    amount_fen: trade.amount_fen,
    fee_fen: feeOf(trade.amount_fen),
    subject: trade.subject,
    refund_state: null,
  }
}

/** Whether a row moves money back to the shopper. */
export function isBack({ type }: Pick<BillRow, "type">): boolean {
  return type === "refund" || type === "reversal"
}

function isTakenBack({ state, paid_at, closed_at }: Trade, day: string): boolean {
  return (
    state === "REVOKED" && paid_at !== null && closed_at !== null && beijingDay(closed_at) === day
  )
}

/** There and back: the payment stays in its bill, and its reversal is a row of its own. */
function reversal(trade: Trade): BillRow {
  return {
    ...payment(trade),
    type: "reversal",
    at: trade.closed_at ?? trade.created_at,
    gateway_refund_no: `50${trade.gateway_trade_no ?? ""}`,
    fee_fen: 0 - feeOf(trade.amount_fen),
  }
}

function refund(trade: Trade, it: Refund): BillRow {
  return {
    ...payment(trade),
    type: "refund",
    at: it.created_at,
    out_refund_no: it.out_refund_no,
    gateway_refund_no: it.gateway_refund_no,
    amount_fen: it.amount_fen,
    // 0 - 0 is 0, while the negative of 0 would be written with a sign.
    fee_fen: 0 - feeOf(it.amount_fen),
    refund_state: it.state,
  }
}
