import type { Output } from "wechatpay-node-v3/dist/define"
import type { GatewayErrorKind } from "../../core/errors"
import { findEntry } from "../../errors/find"
import { normalCode } from "../../errors/spelling"
import type { HttpResponse } from "../http"
import { isRecord, words } from "../record"

/**
 * WeChat Pay's refusals in our kinds. 202, 429 and 5xx leave open whether the request was
 * carried out, and an answer without a code is not from WeChat Pay's API at all.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012081606
 */
export function kindOf(status: number, code: string, operation?: string): GatewayErrorKind {
  if (status < 400 || status === 429 || status >= 500 || code === "") return "unknown"
  return findEntry(["wechat_v3"], code, operation)?.kind ?? "refused"
}

/** Some refusals come as 500, too: only a word that means "not now", or none at all, means that. */
export function isDown({ status, body }: HttpResponse): boolean {
  if (status < 500) return false
  const code = /"code"\s*:\s*"(\w+)"/.exec(body.toString("utf8"))?.[1]
  return !code || ["SYSTEMERROR", "SERVICEUNAVAILABLE"].includes(normalCode(code))
}

export function isRefundAbsent(code: string): boolean {
  return ["RESOURCENOTEXISTS", "RESOURCENOTEXIST"].includes(normalCode(code))
}

/** Neither yes nor no: the shopper is asked to confirm a payment code on the phone. */
export function isUserPaying({ status, data, error }: Output): boolean {
  const body: unknown = data ?? error
  const code = isRecord(body) ? words(body.code) : ""
  return status !== undefined && status < 500 && normalCode(code) === "USERPAYING"
}
