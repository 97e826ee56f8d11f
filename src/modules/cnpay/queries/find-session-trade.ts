import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

/** The trade of a payment session, also when another session has taken it over since. */
export async function findSessionTrade(
  db: Connection,
  sessionId: string
): Promise<TradeRow | null> {
  const result = await db.raw(
    `select * from cnpay_trade
      where (session_id = :sessionId or first_session_id = :sessionId) and kind <> 'capture'
        and deleted_at is null
      order by state in ('paid', 'frozen', 'released') desc, created_at desc
      limit 1`,
    { sessionId }
  )
  const [row] = rowsOf<RawTrade>(result)
  return row ? toTrade(row) : null
}
