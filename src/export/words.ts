import type { Bilingual } from "../core/bilingual"
import type { DiscrepancyKind, DiscrepancyState } from "../core/discrepancy"

/*
 * As the screens say it, so that a person finds in a file what stands on the page.
 */

export const KIND_NAMES: Readonly<Record<DiscrepancyKind, Bilingual>> = {
  only_at_gateway: { en: "Only at gateway", zh: "长款（仅渠道有）" },
  only_in_store: { en: "Only in store", zh: "短款（仅商城有）" },
  refund_only_at_gateway: { en: "Refund only at gateway", zh: "退款仅渠道有" },
  refund_missing: { en: "Refund missing", zh: "退款缺失" },
  amount_differs: { en: "Amount differs", zh: "金额不一致" },
  currency_differs: { en: "Currency differs", zh: "币种不一致" },
  payee_differs: { en: "Payee differs", zh: "收款方不一致" },
  state_differs: { en: "State differs", zh: "状态不一致" },
  fee_differs: { en: "Fee differs", zh: "手续费不一致" },
  late_money: { en: "Late money", zh: "迟到款项" },
  paid_twice: { en: "Paid twice", zh: "重复支付" },
  settled_to_canceled: { en: "Paid for a cancelled order", zh: "已取消订单收款" },
  refund_failed: { en: "Refund failed", zh: "退款失败" },
  not_refunded: { en: "Not refunded", zh: "未退款" },
  transaction_differs: { en: "Order total differs", zh: "订单收支不一致" },
  books_differ: { en: "Books differ", zh: "账面不一致" },
  fund_missing: { en: "Not in the balance", zh: "资金账单缺失" },
  balance_differs: { en: "Balance differs", zh: "余额不一致" },
  repeated_line: { en: "Repeated line", zh: "明细重复" },
  unknown_line: { en: "Unreadable line", zh: "无法解析的明细" },
}

export const STATE_NAMES: Readonly<Record<DiscrepancyState, Bilingual>> = {
  waiting: { en: "Waiting", zh: "待下期对账" },
  open: { en: "Open", zh: "未处理" },
  resolving: { en: "Resolving", zh: "处理中" },
  resolved: { en: "Resolved", zh: "已处理" },
  accepted: { en: "Accepted", zh: "已接受" },
}

/** How a discrepancy was closed. */
export const RESOLUTION_NAMES: Readonly<Record<string, Bilingual | undefined>> = {
  agreed: { en: "The books agree", zh: "账目已一致" },
  settled: { en: "Settled from the gateway", zh: "已按渠道入账" },
  captured: { en: "Booked as a payment", zh: "已入账为收款" },
  linked: { en: "Linked to an order", zh: "已关联订单" },
  recorded: { en: "Recorded in Medusa", zh: "已登记到 Medusa" },
  refunded: { en: "Money sent back", zh: "款项已退回" },
  retried: { en: "Refund sent again", zh: "已重新退款" },
  redirected: { en: "Refund redirected", zh: "退款已改道" },
  capture_canceled: { en: "Capture cancelled in Medusa", zh: "已在 Medusa 撤销收款" },
  explained: { en: "Explained by another bill", zh: "已由其他对账单解释" },
  accepted: { en: "Accepted as it is", zh: "已按现状接受" },
}
