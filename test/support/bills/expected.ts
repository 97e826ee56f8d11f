import { signedYuan } from "../../../simulator/bills/amount"
import { isBack, type BillRow } from "../../../simulator/bills/row"
import { beijingDateTime } from "../../../simulator/clock"
import type { BillLine } from "../../../src/core/bill-line"

type Line = Omit<BillLine, "line" | "type" | "refundState" | "subject">

/** A row as the parser has to give it back, but for the gateways' own words. */
export function expectedTradeLine(row: BillRow, gateway: "alipay" | "wechat"): Line {
  if (row.type === "movement") throw new TypeError("a movement stands in no bill of trades")
  return {
    kind: row.type,
    direction: isBack(row) ? "out" : "in",
    at: beijingDateTime(row.at),
    outTradeNo: row.out_trade_no,
    gatewayTradeNo: row.gateway_trade_no,
    outRefundNo: row.out_refund_no,
    gatewayRefundNo: gateway === "wechat" ? row.gateway_refund_no : null,
    flowNo: null,
    amount: row.amount_fen as Line["amount"],
    settled: row.amount_fen as Line["settled"],
    fee: `${signedYuan(row.fee_fen)}000` as Line["fee"],
    currency: gateway === "wechat" ? "CNY" : null,
    balance: null,
  }
}

/** What of a line the rows of a simulator determine. */
export function comparable(line: BillLine): Line {
  const { line: _line, type: _type, refundState: _state, subject: _subject, ...rest } = line
  return rest
}
