import type { Connection } from "./connection"
import { toRecord, type LedgerRecord, type RawRecord } from "./records"
import { rowsOf } from "./rows"

export interface DayWish {
  account: string
  from: Date
  to: Date
}

/** What the ledger has of a day: what was paid on it, and the refunds that may have been accepted on it. */
export const DAY_RECORDS = `
  select account, 'payment' as what, out_trade_no, gateway_trade_no, '' as out_refund_no,
         null as gateway_refund_no, coalesce(paid_fen, amount_fen) as amount, state,
         currency_code, paid_at as at, cast(null as timestamptz) as asked_at, billed_on
    from cnpay_trade
   where account = :account and paid_at >= :from and paid_at < :to and state = 'paid'
     and kind in ('payment', 'capture') and deleted_at is null
  union all
  select account, 'refund', out_trade_no, null, out_refund_no, gateway_refund_no, amount_fen,
         state, null, succeeded_at, created_at, billed_on
    from cnpay_refund
   where account = :account and deleted_at is null
     and ((created_at >= :from and created_at < :to)
          or (succeeded_at >= :from and succeeded_at < :to))`

/** Sorted by `out_trade_no` byte by byte. */
export const RECORD_ORDER = `out_trade_no collate "C", what, out_refund_no collate "C"`

/** Opens the {@link DAY_RECORDS}, sorted. To be called in a transaction. */
export async function openDayRecords(trx: Connection, wish: DayWish): Promise<void> {
  await trx.raw(
    `declare cnpay_day no scroll cursor for
     select * from (${DAY_RECORDS}) as records order by ${RECORD_ORDER}`,
    { ...wish }
  )
}

/** The next ones; none when it is over. */
export async function fetchDayRecords(trx: Connection, size: number): Promise<LedgerRecord[]> {
  const result = await trx.raw(`fetch forward ${Math.trunc(size)} from cnpay_day`)
  return rowsOf<RawRecord>(result).map(toRecord)
}
