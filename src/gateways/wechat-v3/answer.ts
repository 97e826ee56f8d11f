import type { Output } from "wechatpay-node-v3/dist/define"
import { GatewayError } from "../../core/errors"
import type { SignatureExplanation } from "../../core/signature-explanation"
import { isRecord, words } from "../record"
import { kindOf } from "./codes"

export type WechatAnswer = Readonly<Record<string, unknown>>

/** The verified body of an answer with the expected status. @throws GatewayError for any other. */
export function openAnswer(output: Output, operation: string, expected = 200): WechatAnswer {
  if (output.status === expected) {
    if (expected === 204) return {}
    if (isRecord(output.data)) return output.data
    throw malformed(operation, requestIdOf(output))
  }
  throw refusalOf(output, operation)
}

/** What an answer means that is not the expected one. */
export function refusalOf(output: Output, operation: string): GatewayError {
  const error: WechatAnswer = isRecord(output.error)
    ? output.error
    : isRecord(output.data)
      ? output.data
      : {}
  const code = words(error.code)
  return new GatewayError({
    gateway: "wechat",
    operation,
    kind: kindOf(output.status, code, operation),
    code: code || `HTTP_${output.status}`,
    message: words(error.message).slice(0, 200) || "no reason given",
    ...notesOf(output),
  })
}

/** What the transport noted beside an answer, where the library has room for what it does not know. */
export interface AnswerNotes {
  requestId?: string | undefined
  explanation?: SignatureExplanation | undefined
}

export function requestIdOf(output: Output): string | undefined {
  return notesOf(output).requestId
}

function notesOf({ errRaw }: Output): AnswerNotes {
  return isRecord(errRaw) ? (errRaw as AnswerNotes) : {}
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
