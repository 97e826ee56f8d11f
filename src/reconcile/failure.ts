import { BillRefused } from "../bills/refused"
import type { GatewayError } from "../core/errors"
import type { RunRow } from "../modules/cnpay/queries"
import type { Attempt } from "./attempt"
import { gatewayMessage, refusalMessage } from "./messages"

/** While a bill is being made. */
export const NOT_READY_MS = 30 * 60_000
/** Minutes until the next attempt after so many that nobody answered. */
const UNANSWERED_MIN = [1, 5, 15, 30, 60]
/** What a person has to mend is tried again so often, should somebody have mended it. */
const MENDED_MS = 6 * 3_600_000
/** A file that was damaged on its way may come whole; one that is wrong stays wrong. */
const MOST_ATTEMPTS = 20

/** What becomes of a run whose bill could not be had. */
export function failureOf(error: GatewayError | BillRefused, run: RunRow, now: Date): Attempt {
  const isUnanswered = !(error instanceof BillRefused) && error.kind === "unknown"
  const minutes = UNANSWERED_MIN[run.attempts - 1]
  const isWaiting = isUnanswered && minutes !== undefined
  const ms = isWaiting ? minutes * 60_000 : MENDED_MS
  return {
    state: isWaiting ? "waiting" : "failed",
    dueAt: run.attempts < MOST_ATTEMPTS ? new Date(now.getTime() + ms) : null,
    error:
      error instanceof BillRefused
        ? { code: error.reason, message: refusalMessage(error), line: error.line }
        : { code: error.code, message: gatewayMessage(error), line: null },
  }
}
