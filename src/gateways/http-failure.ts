import { errors } from "undici"
import { GatewayError } from "../core/errors"
import type { GatewayName } from "../core/trade"
import { NotBegun } from "./guard"
import { isRecord } from "./record"

const NO_CONNECTION = ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"]

/** Not a byte was sent. A connection that breaks later may have carried the whole request. */
export function neverLeft(cause: unknown): boolean {
  if (cause instanceof NotBegun || cause instanceof errors.ConnectTimeoutError) return true
  return isRecord(cause) && NO_CONNECTION.includes(String(cause.code))
}

/** An answer that is too large is still an answer of somebody who is there. */
export function isOutage(cause: unknown): boolean {
  return !(cause instanceof errors.ResponseExceededMaxSizeError)
}

/**
 * Always `unknown`, because from here nobody can tell what became of earlier requests under the same
 * number; `sent` tells what is known of this one.
 */
export function httpFailure(gateway: GatewayName, operation: string, cause: unknown): GatewayError {
  const sent = !neverLeft(cause)
  const message = sent
    ? "no readable answer came back; whether the gateway acted is not known"
    : `nothing was sent: ${unsentReason(cause)}`
  const code = codeOf(cause)
  return new GatewayError({ gateway, operation, kind: "unknown", code, message, sent, cause })
}

function unsentReason(cause: unknown): string {
  if (!(cause instanceof NotBegun)) return "no connection to the gateway could be made"
  return {
    CIRCUIT_OPEN: "the gateway has not been answering, and is tried again in a few seconds",
    TOO_MANY_CALLS: "too many calls to the gateway are waiting already",
    TIMEOUT: "other calls to the gateway took all of its time",
  }[cause.code]
}

function codeOf(cause: unknown): string {
  if (cause instanceof NotBegun) return cause.code
  if (cause instanceof errors.ResponseExceededMaxSizeError) return "ANSWER_TOO_LARGE"
  if (cause instanceof errors.ConnectTimeoutError) return "CONNECT_TIMEOUT"
  if (cause instanceof errors.HeadersTimeoutError || cause instanceof errors.BodyTimeoutError) {
    return "TIMEOUT"
  }
  if (cause instanceof DOMException && cause.name === "TimeoutError") return "TIMEOUT"
  return "CONNECTION"
}
