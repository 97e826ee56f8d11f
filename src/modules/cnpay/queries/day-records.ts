import type { Connection } from "./connection"
import { toRecord, type LedgerRecord, type RawRecord } from "./records"
import { rowsOf } from "./rows"

export interface DayWish {
  account: string
  from: Date
  to: Date
}

/**
 * Opens what the ledger has of a day, sorted by `out_trade_no` byte by byte: what was paid on it, and
 * the refunds that may have been accepted on it. To be called in a transaction.
 */
export async function openDayRecords(trx: Connection, wish: DayWish): Promise<void> {
  await trx.raw(
    `declare cnpay_day no scroll cursor for
     select * from (
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
               or (succeeded_at >= :from and succeeded_at < :to))) as records
     order by out_trade_no collate "C", what, out_refund_no collate "C"`,
    { ...wish }
  )
}

/** The next ones; none when it is over. */
export async function fetchDayRecords(trx: Connection, size: number): Promise<LedgerRecord[]> {
  const result = await trx.raw(`fetch forward ${Math.trunc(size)} from cnpay_day`)
  return rowsOf<RawRecord>(result).map(toRecord)
}
