import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

export async function findTrade(
  db: Connection,
  account: string,
  no: OutTradeNo
): Promise<TradeRow | null> {
  const result = await db.raw(
    `select * from cnpay_trade where out_trade_no = :no and account = :account and deleted_at is null`,
    { no, account }
  )
  const [row] = rowsOf<RawTrade>(result)
  return row ? toTrade(row) : null
}
