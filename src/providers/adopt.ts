import type { Fen } from "../core/money"
import { adoptTrade } from "../modules/cnpay/queries"
import type { Connection, TradeRow } from "../modules/cnpay/queries"

export interface AdoptionWish {
  /** What came as `data.adopt`; only the server knows a key that fits. */
  key: unknown
  sessionId: string
  amount: Fen
}

/**
 * Late money finds a cart that still wants it: the new session takes over the trade that was paid,
 * instead of asking the gateway for another one.
 */
export async function adoptPaidTrade(
  db: Connection,
  account: string,
  { key, sessionId, amount }: AdoptionWish
): Promise<TradeRow | null> {
  if (typeof key !== "string" || key.length < 32) return null
  return adoptTrade(db, { account, key, sessionId, amount })
}
