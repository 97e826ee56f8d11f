import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

/** The account's other trades for the same payment collection that are older and still payable. */
export async function listOlderOpenTrades(
  db: Connection,
  account: string,
  no: OutTradeNo
): Promise<TradeRow[]> {
  const result = await db.raw(
    `select older.* from cnpay_trade newest
       join cnpay_trade older on older.payment_collection_id = newest.payment_collection_id
      where newest.out_trade_no = :no and older.out_trade_no <> :no and older.account = :account
        and older.kind <> 'capture' and older.state in ('creating', 'open') and older.created_at < newest.created_at
        and older.deleted_at is null`,
    { account, no }
  )
  return rowsOf<RawTrade>(result).map(toTrade)
}
