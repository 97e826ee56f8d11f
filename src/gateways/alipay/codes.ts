import { GatewayError, type GatewayErrorKind } from "../../core/errors"
import { findEntry } from "../../errors/find"

/**
 * An answer of Alipay's in our kinds. Nothing is definite under a code that leaves the outcome open, and
 * a sub-code that leaves it open outweighs a code that does not.
 * @see https://opendocs.alipay.com/common/02km9f
 */
export function kindOf(code: string, subCode: string, method?: string): GatewayErrorKind {
  const general = findEntry(["alipay"], code)?.kind ?? "unknown"
  const special = findEntry(["alipay"], subCode, method)?.kind ?? general
  return general === "unknown" ? "unknown" : special
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
