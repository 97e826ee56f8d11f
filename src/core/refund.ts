/**
 * Our state of a refund. `requested`: written down, the gateway not heard yet. `unfunded`: it waits for
 * the merchant's money. `succeeded`, `closed`, `abnormal` and `refused` are the gateway's last word,
 * though an `abnormal` one can still be mended under its number.
 */
export const REFUND_STATES = [
  "requested",
  "unknown",
  "processing",
  "unfunded",
  "succeeded",
  "closed",
  "abnormal",
  "refused",
] as const

export type RefundState = (typeof REFUND_STATES)[number]

/** The refunds that say: this money has gone back, or is on its way. Medusa's books say so too. */
const CLAIMING: readonly RefundState[] = [
  "requested",
  "unknown",
  "processing",
  "unfunded",
  "succeeded",
]

/** Whether the shopper has the money or will have it without anybody doing anything. */
export function claims(state: RefundState): boolean {
  return CLAIMING.includes(state)
}

/**
 * Whether the sum is still tied up in this refund, so that no other may use it. An `abnormal` one is
 * at the gateway for neither side to use.
 */
export function occupies(state: RefundState): boolean {
  return claims(state) || state === "abnormal"
}

/** Whether nobody knows yet if its money moves. */
export function isOutstanding(state: RefundState): boolean {
  return state === "requested" || state === "unknown"
}
