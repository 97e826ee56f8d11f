import { GatewayError } from "../core/errors"
import { newOutTradeNo } from "../core/ids"
import type { OpenGateway } from "../options/open-gateway"

/** `error`: why no answer came that could be trusted. */
export interface Check {
  durationMs: number
  error: GatewayError | null
}

/**
 * Asks about a trade that does not exist: signed and verified like every question, and without effect.
 * "There is none" is the answer of a gateway that understands us.
 */
export async function checkNow(gateway: OpenGateway, now: Date): Promise<Check> {
  const startedAt = performance.now()
  const elapsed = () => Math.round(performance.now() - startedAt)
  try {
    await gateway.query(newOutTradeNo(now))
    return { durationMs: elapsed(), error: null }
  } catch (error) {
    if (error instanceof GatewayError) return { durationMs: elapsed(), error }
    throw error
  }
}
