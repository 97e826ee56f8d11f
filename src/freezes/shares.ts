import { fen, type Fen } from "../core/money"

/** What of one capture has not gone back. */
export interface Refundable<T> {
  capture: T
  left: Fen
}

/** How much of a refund one capture gives back. */
export interface Share<T> {
  capture: T
  amount: Fen
}

/**
 * Which captures give back a refund of Medusa's, which names a payment and a sum only: the newest
 * one of just this sum, else the oldest ones first. Together the shares are the sum, as far as the
 * captures cover it.
 */
export function shareRefund<T>(amount: Fen, captures: readonly Refundable<T>[]): Share<T>[] {
  const exact = captures.filter(({ left }) => left === amount).at(-1)
  if (exact) return [{ capture: exact.capture, amount }]
  const shares: Share<T>[] = []
  let rest: number = amount
  for (const { capture, left } of captures) {
    const share = Math.min(rest, left)
    if (share > 0) shares.push({ capture, amount: fen(share) })
    rest -= share
  }
  return shares
}
