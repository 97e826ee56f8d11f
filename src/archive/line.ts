import type { BillLine } from "../core/bill-line"
import type { ExactYuan } from "../core/exact-yuan"
import { fen } from "../core/money"
import { LINE_COLUMNS, type BillLineRow } from "./entities"

/** Drivers make of a time and of a decimal what they like, unless it is text. */
const AS_TEXT: Readonly<Record<string, string>> = {
  happened_at: "cast(happened_at as char(19)) as happened_at",
  fee_yuan: "trim(cast(fee_yuan as char(32))) as fee_yuan",
  balance_yuan: "trim(cast(balance_yuan as char(32))) as balance_yuan",
}

/** What a line is selected by. */
export const COLUMNS = LINE_COLUMNS.map((name) => AS_TEXT[name] ?? name).join(", ")

export function lineOf(row: BillLineRow): BillLine {
  return {
    line: row.line,
    kind: row.kind as BillLine["kind"],
    direction: row.direction as BillLine["direction"],
    type: row.type,
    at: row.happened_at,
    outTradeNo: row.out_trade_no || null,
    gatewayTradeNo: row.gateway_trade_no,
    outRefundNo: row.out_refund_no,
    gatewayRefundNo: row.gateway_refund_no,
    flowNo: row.flow_no,
    amount: fen(Number(row.amount_fen)),
    settled: fen(Number(row.settled_fen)),
    fee: row.fee_yuan as ExactYuan,
    refundState: row.refund_state,
    subject: row.subject,
    currency: row.currency,
    balance: row.balance_yuan as ExactYuan | null,
  }
}
