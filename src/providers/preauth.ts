import { MedusaError } from "@medusajs/framework/utils"
import { roundToFen, type Fen } from "../core/money"
import type { Gateway } from "../gateways/gateway"
import type { Preauth } from "../gateways/preauth"
import { findMedusaCapture, type Connection, type TradeRow } from "../modules/cnpay/queries"
import { captureFreeze } from "../freezes/capture-freeze"
import { refundCaptures } from "../freezes/refund-captures"
import { releaseRest } from "../freezes/release-freeze"
import { messages } from "./messages"

/** What a provider's method needs about a freeze. */
export interface FreezeInHand {
  db: Connection
  gateway: Gateway
  freeze: TradeRow
  now: Date
}

/** Takes what Medusa has just written down as captured. Throws only when nothing was taken. */
export async function capturePreauth(hand: FreezeInHand, captureId?: string): Promise<void> {
  const { db, gateway, freeze } = hand
  if (!captureId) throw new MedusaError(MedusaError.Types.INVALID_DATA, "no capture id")
  const wanted = await findMedusaCapture(db, captureId, freeze.session_id)
  if (!wanted) throw messages.noTrade(gateway.name)
  const preauth = preauthOf(gateway)
  const amount = roundToFen(wanted.amount)
  const result = await captureFreeze({ ...hand, preauth, captureId, amount })
  if (result.outcome === "refused") throw messages.captureRefused(gateway.name, result.code)
}

/** Throws only when no money was sent. */
export async function refundPreauth(
  hand: FreezeInHand,
  amount: Fen,
  medusaRefundId: string
): Promise<void> {
  await refundCaptures({ ...hand, preauth: preauthOf(hand.gateway), amount, medusaRefundId })
}

/**
 * Sets the rest free. Medusa cancels with the id of a payment; without one, it has lost a race to
 * authorize a session twice, and the order of the first one needs its money.
 */
export async function cancelPreauth(hand: FreezeInHand, paymentId?: string): Promise<void> {
  if (!paymentId) return
  const preauth = preauthOf(hand.gateway)
  const result = await releaseRest({ ...hand, preauth })
  if (result.outcome === "refused") throw messages.releaseRefused(hand.gateway.name, result.code)
}

function preauthOf({ name, preauth }: Gateway): Preauth {
  if (!preauth) throw new MedusaError(MedusaError.Types.INVALID_DATA, `${name} freezes no money`)
  return preauth
}
