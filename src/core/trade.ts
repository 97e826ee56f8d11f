import type { OutRefundNo, OutTradeNo } from "./ids"
import type { Fen } from "./money"

/*
 * Words, used alike in code, tables, routes, screens and docs:
 *
 * - gateway: Alipay or WeChat Pay
 * - account: one configured merchant account of a gateway = one Medusa payment provider
 * - scene: how the shopper pays (`page`, `qr`, `native`, ...)
 * - trade: one order at the gateway, named by our `out_trade_no`; one attempt to pay one payment session
 * - refund: one refund at the gateway, named by our `out_refund_no`
 * - notification: one asynchronous message from a gateway
 * - inbox: the table that notifications are written to before they are acknowledged
 * - claim: take a row for work under a lease, fenced by it
 * - settle: bring Medusa into agreement with what the gateway says about a trade or a refund
 * - late money: a payment for a trade that no live payment session can use
 * - discrepancy: one difference between our books and the gateway's
 */

export type GatewayName = "alipay" | "wechat"

/**
 * Our state of a trade. `creating`: written down, the gateway not heard yet. `open`: the shopper can
 * pay. `paid` and `closed` are final; a refund does not leave `paid`.
 */
export type TradeState = "creating" | "open" | "paid" | "closed"

/** The ids by which a gateway says whose money it is; only those that a message carried. */
export type Payee = Readonly<Record<string, string>>

/** The ids that one account answers to; one merchant may sell through several apps. */
export type OwnIds = Readonly<Record<string, string | readonly string[]>>

/** What a gateway says about a trade, in our words. Amounts in fen. */
export interface TradeSnapshot {
  outTradeNo: OutTradeNo
  gatewayTradeNo: string | null
  state: "waiting" | "paid" | "closed"
  /** The amount ordered; some answers about an unpaid trade carry none. */
  total: Fen | null
  currency: string
  payee: Payee
  /** Sum of all refunds so far; `some`: money went back, but the message does not say how much. */
  refunded: Fen | "some" | null
  paidAt: Date | null
}

/** What a gateway says about a refund, in our words. Amounts in fen. */
export interface RefundSnapshot {
  outRefundNo: OutRefundNo
  outTradeNo: OutTradeNo
  gatewayRefundNo: string | null
  /** `failed`: accepted and then not carried out (closed, or the payer's account took no money). */
  state: "processing" | "succeeded" | "failed"
  amount: Fen | null
  succeededAt: Date | null
}
