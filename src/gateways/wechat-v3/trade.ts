import { asOutTradeNo } from "../../core/ids"
import { CNY, fen, type Fen } from "../../core/money"
import type { Payee, TradeSnapshot } from "../../core/trade"
import { isRecord, text, words } from "../record"

type Fields = Readonly<Record<string, unknown>>

/**
 * WeChat Pay's trade states in ours. `REFUND` is a paid trade of which any part was sent back, even
 * if that refund failed later; `PAYERROR` and `USERPAYING` may still be paid.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013070356
 */
const STATES: Readonly<Record<string, TradeSnapshot["state"]>> = {
  NOTPAY: "waiting",
  USERPAYING: "waiting",
  PAYERROR: "waiting",
  SUCCESS: "paid",
  REFUND: "paid",
  CLOSED: "closed",
  REVOKED: "closed",
}

/** Reads a query answer or a decrypted notification; `null`: it does not describe a trade. */
export function readTrade(fields: Fields): TradeSnapshot | null {
  const outTradeNo = asOutTradeNo(fields.out_trade_no)
  const name = words(fields.trade_state)
  const state = Object.hasOwn(STATES, name) ? STATES[name] : undefined
  if (!outTradeNo || !state) return null
  const amount = isRecord(fields.amount) ? fields.amount : {}
  return {
    outTradeNo,
    gatewayTradeNo: text(fields, "transaction_id"),
    state,
    total: wholeFen(amount.total),
    currency: (text(amount, "currency") ?? CNY).toLowerCase(),
    payee: readPayee(fields),
    refunded: fields.trade_state === "REFUND" ? "some" : null,
    paidAt: date(text(fields, "success_time")),
  }
}

/** A merchant's own ids, or those of a service provider and its sub-merchant. */
const PAYEE = ["appid", "mchid", "sp_appid", "sp_mchid", "sub_appid", "sub_mchid"] as const

function readPayee(fields: Fields): Payee {
  return Object.fromEntries(
    PAYEE.flatMap((name) => {
      const id = text(fields, name)
      return id ? [[name, id] as const] : []
    })
  )
}

export function wholeFen(value: unknown): Fen | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? fen(value) : null
}

export function date(value: string | null): Date | null {
  const parsed = value === null ? NaN : Date.parse(value)
  return Number.isNaN(parsed) ? null : new Date(parsed)
}
