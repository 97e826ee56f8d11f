import type { Connection } from "./connection"
import { rowsOf, toTrade, type TradeRow } from "./rows"

/** The trade of a payment session; a session that was created anew under the same id has its newest. */
export async function findSessionTrade(
  db: Connection,
  sessionId: string
): Promise<TradeRow | null> {
  const result = await db.raw(
    `select * from cnpay_trade
      where session_id = :sessionId and deleted_at is null
      order by state = 'paid' desc, created_at desc
      limit 1`,
    { sessionId }
  )
  const [row] = rowsOf<Parameters<typeof toTrade>[0]>(result)
  return row ? toTrade(row) : null
}
