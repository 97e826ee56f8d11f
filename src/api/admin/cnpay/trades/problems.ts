import { MedusaError } from "@medusajs/framework/utils"
import { inBoth, type Bilingual } from "../../../../core/bilingual"
import { explainFault } from "../../../../errors/explain"
import type { Fault } from "../../../../errors/for-log"

/** An answer that is no success, in the shape of Medusa's own errors. */
export interface Problem {
  status: number
  type: "rate_limited" | "gateway_unavailable" | "gateway_refused"
  /** The gateway's code, or ours. */
  code?: string
  message: string
}

export function noTrade(no: string): MedusaError {
  const sentence = { en: `There is no trade ${no}.`, zh: `未找到交易 ${no}。` }
  return new MedusaError(MedusaError.Types.NOT_FOUND, inBoth(sentence))
}

export function noAccount(account: string): MedusaError {
  const sentence = {
    en: `There is no account ${account} in the options.`,
    zh: `配置中没有账号 ${account}。`,
  }
  return new MedusaError(MedusaError.Types.NOT_FOUND, inBoth(sentence))
}

export const tooSoon: Problem = {
  status: 429,
  type: "rate_limited",
  message: inBoth({
    en: "The gateway was asked just now. Try again in a few seconds.",
    zh: "刚刚已查询过支付渠道，请几秒后再试。",
  }),
}

/** What a gateway that did not answer, or refused, means for the person who asked. */
export function ofFault(fault: Fault): Problem {
  const { message, next } = wordsOf(fault)
  const isSilent = fault.kind === "unknown"
  return {
    status: isSilent ? 503 : 400,
    type: isSilent ? "gateway_unavailable" : "gateway_refused",
    code: fault.code,
    message: inBoth({ en: `${message.en} ${next.en}`, zh: message.zh + next.zh }),
  }
}

export function wordsOf(fault: Fault): { message: Bilingual; next: Bilingual } {
  const { merchant: message, next } = explainFault(fault)
  return { message, next }
}
