import { parseBeijing } from "../../core/clock"
import { asOutTradeNo } from "../../core/ids"
import { CNY, parseYuan, type Fen } from "../../core/money"
import type { FreezeSnapshot, Payee } from "../../core/trade"
import { text } from "../record"

/** Fields of a query answer and of a notification; only the first one has an `order_status`. */
type Fields = Readonly<Record<string, unknown>>

/** `null`: not a description of a freeze. @throws MoneyError if an amount is not one. */
export function readFreeze(fields: Fields): FreezeSnapshot | null {
  const outTradeNo = asOutTradeNo(fields.out_order_no)
  const state = readState(fields)
  if (!outTradeNo || !state) return null
  return {
    outTradeNo,
    gatewayTradeNo: text(fields, "auth_no"),
    state,
    total: amount(fields, "total_freeze_amount"),
    currency: (text(fields, "trans_currency") ?? CNY).toLowerCase(),
    payee: readPayee(fields),
    frozenAt: parseBeijing(text(fields, "gmt_trans") ?? ""),
  }
}

/**
 * `AUTHORIZED` lasts until the last fen of it is captured or released; what is left must be said, or
 * money would be taken for released. A notification's `status` is that of one operation.
 * @see https://opendocs.alipay.com/open/02fkb6
 */
function readState(fields: Fields): FreezeSnapshot["state"] | null {
  const left = amount(fields, "rest_amount")
  switch (fields.order_status ?? fields.status) {
    case "INIT":
      return "waiting"
    case "AUTHORIZED":
    case "SUCCESS":
      if (left === null) return null
      return left > 0 ? "frozen" : "over"
    case "FINISH":
    case "CLOSED":
      return left !== null && left > 0 ? null : "over"
    default:
      return null
  }
}

function readPayee(fields: Fields): Payee {
  const appId = text(fields, "app_id")
  return appId ? { app_id: appId } : {}
}

/** Amounts come as text; one sample of a query shows them as bare numbers, which JSON has read already. */
function amount(fields: Fields, name: string): Fen | null {
  const value = fields[name]
  const yuan = typeof value === "number" ? String(value) : text(fields, name)
  return yuan === null ? null : parseYuan(yuan)
}
