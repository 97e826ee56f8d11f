import { payableNow, PaymentStatusRefused, type PaymentState } from "../.."
import type { WatchedPayment } from "../../react"
import { matchesCart, type CnpaySession } from "../api/payment"
import type { Cart } from "../api/types"

/** What the pay page shows: the payment's state, or why there is none. */
export type Stage = PaymentState | "asking" | "replaced" | "changed" | "refused"

export function stageOf(payment: WatchedPayment, session: CnpaySession, cart: Cart): Stage {
  const { refusal } = payment
  if (refusal instanceof PaymentStatusRefused && refusal.httpStatus === 404) return "replaced"
  if (refusal) return "refused"
  const state = payment.status?.status
  if (state !== undefined && state !== "waiting") return state
  // The money would not be what the cart costs: do not let the shopper pay it.
  if (!cart.completed_at && !matchesCart(session, cart)) return "changed"
  // Without an answer, a session that looks sound may be paid; the server's word goes before this clock's.
  return state ?? (payment.reachable || !payableNow(session) ? "asking" : "waiting")
}
