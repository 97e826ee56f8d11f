import type { OutRefundNo, OutTradeNo } from "./ids"
import type { Fen } from "./money"

/*
 * Words, used alike in code, tables, routes, screens and docs:
 *
 * - gateway: Alipay or WeChat Pay
 * - account: one configured merchant account of a gateway = one Medusa payment provider
 * - scene: how the shopper pays (`page`, `qr`, `native`, ...)
 * - trade: one order at the gateway, named by our `out_trade_no`; one attempt to pay one payment session
 * - freeze: the shopper's money set aside for us under a number of ours; none of it is taken yet
 * - capture: taking frozen money, all or a part; each capture is a trade of its own
 * - release: setting frozen money free that was not captured
 * - refund: one refund at the gateway, named by our `out_refund_no`
 * - notification: one asynchronous message from a gateway
 * - inbox: the table that notifications are written to before they are acknowledged
 * - claim: take a row for work under a lease, fenced by it
 * - settle: bring Medusa into agreement with what the gateway says about a trade or a refund
 * - late money: a payment for a trade that no live payment session can use
 * - discrepancy: one difference between our books and the gateway's
 */

export type GatewayName = "alipay" | "wechat"

/** `payment`: taken in one step. `freeze` and `capture`: set aside first, and taken later. */
export type TradeKind = "payment" | "freeze" | "capture"

/**
 * Our state of a trade. `creating`: written down, the gateway not heard yet. `open`: the shopper can
 * pay. `paid` and `closed` are final; a refund does not leave `paid`. A freeze is never `paid`: it is
 * `frozen` while any of it may still be captured, and then `released`, which is final.
 */
export const TRADE_STATES = ["creating", "open", "paid", "closed", "frozen", "released"] as const

export type TradeState = (typeof TRADE_STATES)[number]

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
  /** The refund that made the gateway speak, by its number, where it names one. */
  refundNo?: OutRefundNo | null
  paidAt: Date | null
}

/** What a gateway says about a refund, in our words. Amounts in fen. */
export interface RefundSnapshot {
  outRefundNo: OutRefundNo
  outTradeNo: OutTradeNo
  gatewayRefundNo: string | null
  /**
   * Two ways to fail after it was accepted. `closed`: no money has moved, and a new number may be tried.
   * `abnormal`: the payer's account took no money; it stays with the gateway under this number.
   */
  state: "processing" | "succeeded" | "closed" | "abnormal"
  amount: Fen | null
  succeededAt: Date | null
}

/** What a gateway says about a freeze, in our words. Amounts in fen. */
export interface FreezeSnapshot {
  outTradeNo: OutTradeNo
  gatewayTradeNo: string | null
  /** `over`: nothing is frozen any more, or ever was, and nothing will be. */
  state: "waiting" | "frozen" | "over"
  /** All that was ever frozen under this number. */
  total: Fen | null
  currency: string
  payee: Payee
  frozenAt: Date | null
}

/** What a gateway says about a release. `failed`: accepted and then not carried out. */
export type ReleaseState = "processing" | "succeeded" | "failed"
