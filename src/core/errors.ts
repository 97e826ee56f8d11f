import type { SignatureExplanation } from "./signature-explanation"
import type { GatewayName } from "./trade"

/**
 * - `refused`: the gateway said no, and nothing happened.
 * - `unknown`: it may or may not have happened (time-out, 5xx, unreadable or untrusted answer). **Never failure.**
 * - `unfunded`: nothing happened, for want of the merchant's money; the same request may be repeated later.
 * - `misconfigured`: nothing happened, and nothing will until the merchant changes a setting.
 */
export type GatewayErrorKind = "refused" | "unknown" | "unfunded" | "misconfigured"

export interface GatewayFault {
  gateway: GatewayName
  operation: string
  kind: GatewayErrorKind
  /** The gateway's own code, or one of ours such as `TIMEOUT` or `BAD_SIGNATURE`. */
  code: string
  message: string
  /** What the gateway's support asks for. */
  requestId?: string
  /** Left out: the request may have reached the gateway. */
  sent?: boolean
  /** Of a signature of ours that the gateway refused. */
  explanation?: SignatureExplanation
  cause?: unknown
}

export class GatewayError extends Error {
  override readonly name = "GatewayError"
  readonly gateway: GatewayName
  readonly operation: string
  readonly kind: GatewayErrorKind
  readonly code: string
  readonly requestId?: string
  /** The gateway's own words, or ours for it. */
  readonly reason: string
  /**
   * `false`: not a byte of this very request has reached the gateway. It says nothing of an earlier
   * request under the same number, so that it is definite for a number that is new, and for no other.
   */
  readonly sent: boolean
  readonly explanation?: SignatureExplanation

  constructor(fault: GatewayFault) {
    super(`${fault.gateway} ${fault.operation}: ${fault.message} (${fault.code})`, {
      cause: fault.cause,
    })
    this.gateway = fault.gateway
    this.reason = fault.message
    this.operation = fault.operation
    this.kind = fault.kind
    this.code = fault.code
    this.requestId = fault.requestId
    this.sent = fault.sent ?? true
    this.explanation = fault.explanation
  }
}

/**
 * Whether the first request under a new number has certainly done nothing: the gateway said no, or was
 * not reached. Of a number that was sent before, what is unsent now says nothing.
 */
export function didNothing({ kind, sent }: GatewayError): boolean {
  return kind !== "unknown" || !sent
}

/** The same fault, and why it may have happened. */
export function withExplanation(
  error: GatewayError,
  explanation: SignatureExplanation
): GatewayError {
  const { gateway, operation, kind, code, reason: message, requestId, sent } = error
  const about = { gateway, operation, kind, code, message, requestId, sent }
  return new GatewayError({ ...about, explanation, cause: error })
}

/** Why, in words fit for a log: workflows reject with objects that are not always errors. */
export function reasonOf(error: unknown): string {
  const hasMessage = typeof error === "object" && error !== null && "message" in error
  return hasMessage ? String(error.message) : String(error)
}

export type RefusalReason =
  | "malformed"
  | "repeated_field"
  | "ambiguous_field"
  | "missing_signature"
  | "wrong_algorithm"
  | "stale"
  | "unknown_serial"
  | "bad_signature"
  | "undecryptable"
  | "unsupported"

/** A notification that is not to be believed. Its text is safe to log: it never quotes the message. */
export class NotificationRefused extends Error {
  override readonly name = "NotificationRefused"

  constructor(
    readonly reason: RefusalReason,
    detail: string
  ) {
    super(`notification refused (${reason}): ${detail}`)
  }
}
