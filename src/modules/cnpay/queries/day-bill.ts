import { LINE_TABLE } from "../../../archive/entities"
import { ARCHIVE_SCHEMA } from "../../../archive/place"
import { fen, type Fen } from "../../../core/money"
import type { Connection } from "./connection"
import { DAY_RECORDS, type DayWish } from "./day-records"
import { rowsOf } from "./rows"

/**
 * - `plain`: so many numbers that have one line and one record of the very same, and their sum in fen.
 * - `rest`: a number about which nothing is said here.
 */
export type Sorted =
  | { is: "plain"; what: "payment" | "refund"; count: number; amount: Fen }
  | { is: "rest"; no: string }

/**
 * Sorts out what of an archived bill is plainly the ledger's, where both are in one database: one line,
 * one record, the same amount, no other day whose bill may show it, and nothing else that leaves a doubt.
 * What it leaves is judged one by one, by the rules of `core/matching`; that it hides none of their
 * verdicts is proved by a test with any day.
 * Lines without a number are not looked at. To be called in a transaction.
 */
export async function openDayBill(
  trx: Connection,
  wish: DayWish & { file: string }
): Promise<void> {
  await trx.raw(STATEMENT, { ...wish })
}

interface RawSorted {
  no: string | null
  what: "payment" | "refund"
  count: string
  amount: string
}

/** The next ones; none when it is over. */
export async function fetchDayBill(trx: Connection, size: number): Promise<Sorted[]> {
  const result = await trx.raw(`fetch forward ${Math.trunc(size)} from cnpay_day_bill`)
  return rowsOf<RawSorted>(result).map(({ no, what, count, amount }) =>
    no === null
      ? { is: "plain", what, count: Number(count), amount: fen(Number(amount)) }
      : { is: "rest", no }
  )
}

/**
 * One pass over either side into a hash of numbers: no sorting, and no join. A refund of which the bill
 * has no number of ours leaves a doubt, and would else look like the payment of its trade. So does what
 * another day's bill may show as well, by a day that it was asked for or is billed on.
 */
const STATEMENT = `
declare cnpay_day_bill no scroll cursor for
select case when not is_plain then no end as no,
       case when is_plain then what end as what, count(*) as count, sum(amount) as amount
  from (
    select no, max(amount) as amount,
           case when max(refund_no) = '' then 'payment' else 'refund' end as what,
           count(*) = 2 and sum(is_line) = 1 and bool_and(is_certain)
             and min(amount) = max(amount) and min(refund_no) = max(refund_no) as is_plain
      from (
        select out_trade_no collate "C" as no, 1 as is_line, amount_fen as amount,
               case when kind = 'payment' then '' else coalesce(out_refund_no, '') end
                 collate "C" as refund_no,
               case kind when 'payment' then coalesce(currency, 'CNY') = 'CNY'
                         when 'refund' then coalesce(refund_state, 'SUCCESS') = 'SUCCESS'
                                            and coalesce(out_refund_no, '') <> ''
                         else false end as is_certain
          from "${ARCHIVE_SCHEMA}".${LINE_TABLE}
         where file_id = :file and out_trade_no <> ''
        union all
        select out_trade_no collate "C", 0, amount, out_refund_no collate "C",
               billed_on is null
                 and case what when 'payment' then currency_code = 'cny'
                               else state = 'succeeded' and asked_at >= :from and asked_at < :to
                                    and coalesce(at >= :from and at < :to, false) end
          from (${DAY_RECORDS}) as records) as sides
     group by no) as numbers
 group by 1, 2`
