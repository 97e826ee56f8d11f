import { inBoth } from "../../../../core/bilingual"
import type { GatewayError } from "../../../../core/errors"
import { explainFault } from "../../../../errors/explain"

/** What the client is told; nothing in it comes from the gateway but its code. */
export interface Refusal {
  status: number
  type: "invalid_code" | "rate_limited" | "not_configured" | "gateway_unavailable" | "invalid_data"
  /** The gateway's own, for who looks into it. */
  code?: string
  message: string
}

export const invalidData: Refusal = {
  status: 400,
  type: "invalid_data",
  message: inBoth({
    en: "provider_id, scene and code are needed, each a text.",
    zh: "需要 provider_id、scene 和 code。",
  }),
}

export const unknownProvider: Refusal = {
  status: 400,
  type: "invalid_data",
  message: inBoth({
    en: "This provider tells nobody who a shopper is.",
    zh: "该支付方式不支持获取用户标识。",
  }),
}

export const rateLimited: Refusal = {
  status: 429,
  type: "rate_limited",
  message: inBoth({
    en: "Too many codes. Please wait a minute.",
    zh: "请求过于频繁，请稍后再试。",
  }),
}

/** A code lives for minutes and is used once: a new one is all that a client can try. */
export function refusalOf(error: GatewayError): Refusal {
  switch (error.kind) {
    case "refused":
    case "unfunded":
      return {
        status: 400,
        type: "invalid_code",
        code: error.code,
        message: inBoth(explainFault(error).shopper),
      }
    case "misconfigured":
      return {
        status: 500,
        type: "not_configured",
        message: inBoth({
          en: "The shop has not set this up correctly.",
          zh: "商城未正确配置该功能。",
        }),
      }
    case "unknown":
      return {
        status: 503,
        type: "gateway_unavailable",
        message: inBoth({
          en: "WeChat or Alipay does not answer. Please try again.",
          zh: "暂时无响应，请重试。",
        }),
      }
  }
}
