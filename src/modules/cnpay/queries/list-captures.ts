import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

/** All captures of a freeze, oldest first. */
export async function listCaptures(db: Connection, freezeNo: OutTradeNo): Promise<TradeRow[]> {
  const result = await db.raw(
    `select * from cnpay_trade where freeze_no = :freezeNo and deleted_at is null
      order by created_at, id`,
    { freezeNo }
  )
  return rowsOf<RawTrade>(result).map(toTrade)
}
