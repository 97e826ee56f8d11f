/** Where a payment session stands, as the shopper may know it. */
export type PaymentState = "waiting" | "paid" | "closed" | "expired" | "failed"

/** `session` in the answer of `GET /store/cnpay/sessions/:id`. */
export interface PaymentStatus {
  id: string
  status: PaymentState
  /** The order that the money bought. The server creates it; the shop front never completes the cart. */
  order_id: string | null
  expires_at: string
  /** When to ask again, in milliseconds; `null` when nothing will change any more. */
  retry_after_ms: number | null
}

/** The whole answer of `GET /store/cnpay/sessions/:id`. */
export interface PaymentStatusAnswer {
  session: PaymentStatus
}

/**
 * Whether nothing more is to be expected. Paid is final only with an order: the order follows the money
 * by a moment. Expired and failed are final only when the server says so: until the gateway has closed
 * the trade, money of the last second may still be on its way.
 */
export function isFinal({ status, order_id, retry_after_ms }: PaymentStatus): boolean {
  if (status === "waiting") return false
  if (status === "paid") return order_id !== null
  return retry_after_ms === null
}
