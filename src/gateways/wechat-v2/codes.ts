import type { GatewayErrorKind } from "../../core/errors"
import { findEntry } from "../../errors/find"
import { normalCode } from "../../errors/spelling"
import { codeInWords } from "../../errors/words"

/** For a refusal that has only words. */
export const NO_CODE = "FAIL"

/**
 * `err_code` in our kinds; a refusal without one says nothing.
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011985898
 */
export function kindOf(code: string, path?: string): GatewayErrorKind {
  if (code === "") return "unknown"
  return findEntry(["wechat_v2"], code, path)?.kind ?? "refused"
}

/**
 * `return_code` FAIL: the request was not even understood. It comes unsigned and with words alone, of
 * which only those about our settings mean that nothing happened.
 */
export function kindOfMessage(message: string, path?: string): GatewayErrorKind {
  const code = codeInWords(message)
  return code && kindOf(code, path) === "misconfigured" ? "misconfigured" : "unknown"
}

/** Our own signature, in words (签名错误) or by its code. */
export function isSignatureRefused({ code, reason }: Refusal): boolean {
  return (
    normalCode(code) === "SIGNERROR" || (code === NO_CODE && /签名错误|sign error/i.test(reason))
  )
}

export function isRefundAbsent(code: string): boolean {
  return ["REFUNDNOTEXIST", "ORDERNOTEXIST"].includes(normalCode(code))
}

/** One of the bills is refused in words (`No Bill Exist`), the other by a code (`NO_BILL_EXIST`). */
type Refusal = Readonly<Record<"code" | "reason", string>>

export function isBillAbsent(refusal: Refusal): boolean {
  return wordOf(refusal) === "NOBILLEXIST"
}

export function isBillCreating(refusal: Refusal): boolean {
  return wordOf(refusal) === "BILLCREATING"
}

function wordOf({ code, reason }: Refusal): string {
  return normalCode(code === NO_CODE ? reason : code)
}

/** The shopper is asked to confirm a payment code on the phone. */
export function isUserPaying(code: string): boolean {
  return normalCode(code) === "USERPAYING"
}
