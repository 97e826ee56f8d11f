import type { Bilingual } from "../core/bilingual"
import type { DiscrepancyKind, DiscrepancyState } from "../core/discrepancy"

export const KIND_NAMES: Readonly<Record<DiscrepancyKind, Bilingual>> = {
  only_at_gateway: { en: "Only at the gateway", zh: "长款（仅渠道有）" },
  only_in_store: { en: "Only in the shop", zh: "短款（仅商城有）" },
  refund_only_at_gateway: { en: "Refund only at the gateway", zh: "退款仅渠道有" },
  refund_missing: { en: "Refund missing at the gateway", zh: "渠道缺少退款" },
  amount_differs: { en: "Amount differs", zh: "金额不一致" },
  currency_differs: { en: "Currency differs", zh: "币种不一致" },
  payee_differs: { en: "Payee differs", zh: "收款方不一致" },
  state_differs: { en: "State differs", zh: "状态不一致" },
  fee_differs: { en: "Fee differs", zh: "手续费不一致" },
  late_money: { en: "Late money", zh: "迟到付款" },
  paid_twice: { en: "Paid twice", zh: "重复支付" },
  settled_to_canceled: { en: "Settled to a cancelled order", zh: "已取消订单仍收款" },
  refund_failed: { en: "Refund failed", zh: "退款失败" },
  not_refunded: { en: "Not refunded", zh: "未退款" },
  transaction_differs: { en: "Order transaction differs", zh: "订单流水不一致" },
  books_differ: { en: "Books differ", zh: "账面不一致" },
  fund_missing: { en: "Fund flow missing", zh: "资金流水缺失" },
  balance_differs: { en: "Balance differs", zh: "余额不一致" },
  repeated_line: { en: "Repeated line", zh: "账单行重复" },
  unknown_line: { en: "Unknown line", zh: "无法识别的账单行" },
}

export const STATE_NAMES: Readonly<Record<DiscrepancyState, Bilingual>> = {
  waiting: { en: "Waiting", zh: "待下一份账单" },
  open: { en: "Open", zh: "待处理" },
  resolving: { en: "Resolving", zh: "处理中" },
  resolved: { en: "Resolved", zh: "已解决" },
  accepted: { en: "Accepted", zh: "已接受" },
}
