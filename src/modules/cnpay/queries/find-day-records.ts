import type { Connection } from "./connection"
import { DAY_RECORDS, RECORD_ORDER, type DayWish } from "./day-records"
import { toRecord, type LedgerRecord, type RawRecord } from "./records"
import { rowsOf } from "./rows"

/** What the ledger has of a day under some numbers, sorted. */
export async function findDayRecords(
  db: Connection,
  wish: DayWish & { outTradeNos: readonly string[] }
): Promise<LedgerRecord[]> {
  const result = await db.raw(
    `select * from (${DAY_RECORDS}) as records
      where out_trade_no = any(:outTradeNos) order by ${RECORD_ORDER}`,
    { ...wish, outTradeNos: [...wish.outTradeNos] }
  )
  return rowsOf<RawRecord>(result).map(toRecord)
}
