import { GatewayError, reasonOf } from "../core/errors"
import { explainFault } from "./explain"

/** Why, in words fit for a log; of a gateway's error its kind, its code and what it means as well. */
export function forLog(error: unknown): string {
  if (!(error instanceof GatewayError)) return reasonOf(error)
  return `${error.message} [${error.kind}] ${explainFault(error).merchant.en}`
}
