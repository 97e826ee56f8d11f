import type { Output } from "wechatpay-node-v3/dist/define"
import { GatewayError } from "../../core/errors"
import { isRecord } from "../record"
import { kindOf } from "./codes"

export type WechatAnswer = Readonly<Record<string, unknown>>

/** The verified body of an answer with the expected status. @throws GatewayError for any other. */
export function openAnswer(output: Output, operation: string, expected = 200): WechatAnswer {
  const requestId = requestIdOf(output)
  if (output.status === expected) {
    if (expected === 204) return {}
    if (isRecord(output.data)) return output.data
    throw malformed(operation, requestId)
  }
  const error: WechatAnswer = isRecord(output.error)
    ? output.error
    : isRecord(output.data)
      ? output.data
      : {}
  const code = String(error.code ?? "")
  throw new GatewayError({
    gateway: "wechat",
    operation,
    kind: kindOf(output.status, code, operation),
    code: code || `HTTP_${output.status}`,
    message: String(error.message ?? "no reason given").slice(0, 200),
    requestId,
  })
}

/** The transport keeps it where the library has room for what it does not know. */
export function requestIdOf({ errRaw }: Output): string | undefined {
  return typeof errRaw === "string" ? errRaw : undefined
}

export function malformed(operation: string, requestId?: string): GatewayError {
  return new GatewayError({
    gateway: "wechat",
    operation,
    kind: "unknown",
    code: "MALFORMED",
    message: "the answer lacks what was asked for",
    requestId,
  })
}
