import type { BillLine, LineKind } from "../core/bill-line"
import type { Bilingual } from "../core/bilingual"
import { number, text, yuan, type Column } from "./columns"

const KINDS: Readonly<Record<LineKind, Bilingual>> = {
  payment: { en: "Payment", zh: "付款" },
  refund: { en: "Refund", zh: "退款" },
  reversal: { en: "Reversal", zh: "撤销" },
  fee: { en: "Fee", zh: "手续费" },
  fee_return: { en: "Fee returned", zh: "退还手续费" },
  other: { en: "Other", zh: "其他" },
}

/** A line of a bill as it was archived: the same columns for both gateways, amounts in yuan. */
export const LINE_TABLE: readonly Column<BillLine>[] = [
  { head: { en: "Line", zh: "行号" }, cell: ({ line }) => number(line) },
  { head: { en: "Time (Beijing)", zh: "时间" }, cell: ({ at }) => text(at) },
  { head: { en: "Kind", zh: "类别" }, cell: ({ kind }, lang) => text(KINDS[kind][lang]) },
  { head: { en: "Gateway's word", zh: "渠道业务类型" }, cell: ({ type }) => text(type) },
  { head: { en: "Trade no.", zh: "商户订单号" }, cell: ({ outTradeNo }) => text(outTradeNo) },
  {
    head: { en: "Gateway trade no.", zh: "渠道流水号" },
    cell: ({ gatewayTradeNo }) => text(gatewayTradeNo),
  },
  { head: { en: "Refund no.", zh: "退款单号" }, cell: ({ outRefundNo }) => text(outRefundNo) },
  {
    head: { en: "Gateway refund no.", zh: "渠道退款单号" },
    cell: ({ gatewayRefundNo }) => text(gatewayRefundNo),
  },
  { head: { en: "Movement no.", zh: "资金流水号" }, cell: ({ flowNo }) => text(flowNo) },
  {
    head: { en: "Amount (CNY)", zh: "金额（元）" },
    cell: ({ amount, direction }) => yuan(direction === "in" ? amount : 0 - amount),
  },
  {
    head: { en: "Settled (CNY)", zh: "结算金额（元）" },
    cell: ({ settled, direction }) => yuan(direction === "in" ? settled : 0 - settled),
  },
  { head: { en: "Fee (CNY)", zh: "手续费（元）" }, cell: ({ fee }) => number(fee) },
  { head: { en: "Balance (CNY)", zh: "余额（元）" }, cell: ({ balance }) => number(balance) },
  { head: { en: "Currency", zh: "币种" }, cell: ({ currency }) => text(currency) },
  { head: { en: "Refund state", zh: "退款状态" }, cell: ({ refundState }) => text(refundState) },
  { head: { en: "Subject", zh: "商品名称" }, cell: ({ subject }) => text(subject) },
]
