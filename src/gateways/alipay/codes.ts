import { GatewayError, type GatewayErrorKind } from "../../core/errors"

/**
 * Alipay's answers in our kinds. Sub-codes come with and without `ACQ.`, and misspelt
 * (`AQC.SYSTEM_ERROR`, `aop.ACQ.SYSTEM_ERROR`), so they are matched by what they contain.
 * @see https://opendocs.alipay.com/common/02km9f
 */
const UNKNOWN_SUB_CODES = ["SYSTEM_ERROR", "unknow-error", "TRADE_SETTLE_ERROR", "call-limited"]

/** Of the seller's: a buyer's want of money is another matter. */
const UNFUNDED_SUB_CODES = ["SELLER_BALANCE_NOT_ENOUGH"]

const MISCONFIGURED_SUB_CODES = [
  "ACCESS_FORBIDDEN",
  "INVALID_STORE_ID",
  "PARTNER_ERROR",
  "SELLER_BEEN_BLOCKED",
  "RISK_MERCHANT_IP_NOT_EXIST",
]

/** The shopper's own code is no good, although Alipay files it under wrong arguments. */
const REFUSED_SUB_CODES = ["code-invalid", "code-is-invalid"]

/** 4000x: the call itself is wrong, or not allowed; 20001: its authorisation is. */
const MISCONFIGURED_CODES = ["20001", "40001", "40002", "40003", "40006"]

export function kindOf(code: string, subCode: string): GatewayErrorKind {
  if (UNKNOWN_SUB_CODES.some((part) => subCode.includes(part))) return "unknown"
  if (UNFUNDED_SUB_CODES.some((part) => subCode.includes(part))) return "unfunded"
  if (MISCONFIGURED_SUB_CODES.some((part) => subCode.includes(part))) return "misconfigured"
  if (REFUSED_SUB_CODES.some((part) => subCode.includes(part))) return "refused"
  if (MISCONFIGURED_CODES.includes(code)) return "misconfigured"
  return code === "40004" ? "refused" : "unknown"
}

export function isSignatureRefused(code: string): boolean {
  return code === "isv.invalid-signature"
}

/** In production `isp.bill_not_exist`; the published list spells it otherwise. */
export function isBillAbsent(code: string): boolean {
  return ["BILL_NOT_EXIST", "NO_BILL_DATA"].some((part) => code.toUpperCase().includes(part))
}

export function isTradeAbsent(code: string): boolean {
  return code.includes("TRADE_NOT_EXIST")
}

/** The trade is not waiting for its buyer any more: paid, finished or closed already. */
export function isNotWaiting(code: string): boolean {
  return ["TRADE_STATUS_ERROR", "STATUS_INVALID", "ILLEGAL_STATUS", "TRADE_HAS_"].some((part) =>
    code.includes(part)
  )
}

/** Whether an error is Alipay's own no, with such a code. */
export function isRefused(error: unknown, test: (code: string) => boolean): boolean {
  return error instanceof GatewayError && error.kind === "refused" && test(error.code)
}

export function isFreezeAbsent(code: string): boolean {
  return code.includes("AUTH_ORDER_NOT_EXIST") || code.includes("AUTH_OPERATION_NOT_EXIST")
}
