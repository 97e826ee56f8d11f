import { parseBeijing } from "../../core/clock"
import { asOutRefundNo, asOutTradeNo } from "../../core/ids"
import { CNY, parseYuan, type Fen } from "../../core/money"
import type { Payee, TradeSnapshot } from "../../core/trade"
import { text } from "../record"

/** Fields of a query answer and of a notification; they agree but for the time of payment. */
type Fields = Readonly<Record<string, unknown>>

/**
 * Alipay's trade states in ours. `TRADE_CLOSED` means "never paid" and also "refunded in full": a time
 * of payment tells them apart. `null`: a state that Alipay does not document.
 * @see https://opendocs.alipay.com/open/02ekfh
 */
export function readTradeState(fields: Fields): TradeSnapshot["state"] | null {
  switch (fields.trade_status) {
    case "WAIT_BUYER_PAY":
      return "waiting"
    case "TRADE_SUCCESS":
    case "TRADE_FINISHED":
      return "paid"
    case "TRADE_CLOSED":
      return paidAt(fields) || (amount(fields, "refund_fee") ?? 0) > 0 ? "paid" : "closed"
    default:
      return null
  }
}

/** `null`: not a description of a trade. @throws MoneyError if an amount is not one. */
export function readTrade(fields: Fields): TradeSnapshot | null {
  const outTradeNo = asOutTradeNo(fields.out_trade_no)
  const state = readTradeState(fields)
  if (!outTradeNo || !state) return null
  return {
    outTradeNo,
    gatewayTradeNo: text(fields, "trade_no"),
    state,
    total: amount(fields, "total_amount"),
    // Trades are in CNY; only cross-border answers name another currency.
    currency: (text(fields, "trans_currency") ?? CNY).toLowerCase(),
    payee: readPayee(fields),
    refunded: amount(fields, "refund_fee"),
    // Only notices of a refund carry it: the refund's out_request_no, or else the trade's own number.
    refundNo: asOutRefundNo(fields.out_biz_no),
    paidAt: paidAt(fields),
  }
}

function readPayee(fields: Fields): Payee {
  const names = ["app_id", "seller_id"] as const
  return Object.fromEntries(
    names.flatMap((name) => {
      const id = text(fields, name)
      return id ? [[name, id] as const] : []
    })
  )
}

function paidAt(fields: Fields): Date | null {
  return parseBeijing(text(fields, "gmt_payment") ?? text(fields, "send_pay_date") ?? "")
}

function amount(fields: Fields, name: string): Fen | null {
  const yuan = text(fields, name)
  return yuan === null ? null : parseYuan(yuan)
}
