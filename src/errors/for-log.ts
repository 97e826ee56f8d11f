import { reasonOf, type GatewayError } from "../core/errors"
import { explainFault } from "./explain"
import { NAMES } from "./names"

/**
 * Why, in words fit for a log, on one line; of a gateway's error its kind, its code and what it means as
 * well. Workflows reject with copies of errors, so its class tells nothing.
 */
export function forLog(error: unknown): string {
  const reason = reasonOf(error).replaceAll("\n", " ")
  return isFault(error) ? `${reason} [${error.kind}] ${explainFault(error).merchant.en}` : reason
}

/** As much of a gateway's error as comes through a workflow. */
export type Fault = Pick<GatewayError, "gateway" | "operation" | "code" | "kind" | "reason">

export function isFault(error: unknown): error is Fault {
  if (typeof error !== "object" || error === null || !("gateway" in error)) return false
  const isNamed = typeof error.gateway === "string" && Object.hasOwn(NAMES, error.gateway)
  const names = ["operation", "code", "kind", "reason"] as const
  const fields: Readonly<Record<string, unknown>> = { ...error }
  return isNamed && names.every((name) => typeof fields[name] === "string")
}
