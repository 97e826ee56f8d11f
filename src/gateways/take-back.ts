import { GatewayError } from "../core/errors"
import type { OutTradeNo } from "../core/ids"
import type { CloseOutcome, Gateway } from "./gateway"

/** 支付后至少 15 秒才可撤销. @see https://pay.weixin.qq.com/doc/v2/merchant/4011937125 */
const LEAST_AGE_MS = 15_000

export interface Reversal {
  no: OutTradeNo
  ageMs: number
  /** Asks the gateway to reverse; true when it is done. */
  reverse(): Promise<boolean>
}

/**
 * Takes a payment by code back. A reversal sends back money that has arrived, so the gateway is asked
 * first; if the shopper pays in between, the gateway itself gives the money back.
 */
export async function takeBack(
  gateway: Pick<Gateway, "query">,
  { no, ageMs, reverse }: Reversal
): Promise<CloseOutcome> {
  try {
    const snapshot = await gateway.query(no)
    if (!snapshot) return "absent"
    if (snapshot.state !== "waiting") return snapshot.state
    if (ageMs < LEAST_AGE_MS) return "unknown"
    return (await reverse()) ? "closed" : "unknown"
  } catch (error) {
    if (error instanceof GatewayError && error.kind === "unknown") return "unknown"
    throw error
  }
}
