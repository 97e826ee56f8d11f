import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

/** Of whichever account: our numbers are unique over all of them. */
export async function findTradeByNo(db: Connection, no: string): Promise<TradeRow | null> {
  const result = await db.raw(
    `select * from cnpay_trade where out_trade_no = :no and deleted_at is null`,
    { no }
  )
  const [row] = rowsOf<RawTrade>(result)
  return row ? toTrade(row) : null
}
