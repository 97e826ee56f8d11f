import { GatewayError } from "../core/errors"
import type { OutTradeNo } from "../core/ids"
import type { CloseOutcome, Gateway } from "./gateway"

/**
 * A refused close means that the trade is not waiting any more. Only a query tells whether it was
 * paid a moment ago, and that answer must not be guessed.
 */
export async function stateAfterRefusedClose(
  gateway: Pick<Gateway, "query">,
  no: OutTradeNo
): Promise<CloseOutcome> {
  try {
    const snapshot = await gateway.query(no)
    if (!snapshot) return "absent"
    return snapshot.state === "waiting" ? "unknown" : snapshot.state
  } catch (error) {
    if (error instanceof GatewayError && error.kind === "unknown") return "unknown"
    throw error
  }
}
