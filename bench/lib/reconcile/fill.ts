import type { Connection } from "../../../src/modules/cnpay/queries"
import { DAY } from "../bills/rows"

export interface Filling {
  account: string
  lines: number
  /** Every so many-th trade has another amount than the bill. */
  wrongEvery: number
}

/** Rows of the same kind as `rowAt` writes into the bill; what was refunded had been paid the day before. */
const ROWS = `
  select i, :account || '_' || i as key,
         '20261122' || lpad(cast((i * 1000003) % 100000000 as text), 10, '0') || 'a1b2c3d4e5f6' as no,
         lpad(cast((i * 1000003) % 100000000 as text), 10, '0') as serial,
         100 + ((i * 104729) % 500000) as fen, i % 10 = 9 as is_refund,
         timestamptz '${DAY} 00:00:00+08' + ((i * 7919) % 86400) * interval '1 second' as at
    from generate_series(0, cast(:lines as bigint) - 1) as i`

const STATEMENTS = [
  `insert into cnpay_trade (id, out_trade_no, account, kind, scene, session_id,
          payment_collection_id, amount_fen, paid_fen, currency_code, state, gateway_trade_no,
          expires_at, paid_at, settled_at, created_at)
   select 'cntrd_' || key, no, :account, 'payment', 'native', 'payses_' || key, 'paycol_' || key,
          fen, case when i % :wrongEvery = 0 then fen + 1 else fen end, 'cny', 'paid',
          '420000092520261122' || serial, at + interval '30 minutes',
          case when is_refund then at - interval '1 day' else at end, at, at from rows`,
  `insert into cnpay_refund (id, out_refund_no, out_trade_no, account, origin, medusa_refund_id,
          amount_fen, state, gateway_refund_no, created_at, succeeded_at)
   select 'cnref_' || key, 'R' || no, no, :account, 'medusa', 'ref_' || key, fen, 'succeeded',
          '503009070320261122' || serial, at, at from rows where is_refund`,
  `insert into payment_collection (id, amount) select 'paycol_' || key, fen / 100.0 from rows`,
  `insert into payment (id, payment_session_id, payment_collection_id, amount)
   select 'pay_' || key, 'payses_' || key, 'paycol_' || key, fen / 100.0 from rows`,
  `insert into capture (id, payment_id, amount, created_at)
   select 'capt_' || key, 'pay_' || key,
          (case when i % :wrongEvery = 0 then fen + 1 else fen end) / 100.0, at from rows`,
  `insert into refund (id, payment_id, amount, created_at)
   select 'ref_' || key, 'pay_' || key, fen / 100.0, at from rows where is_refund`,
  `insert into "order" (id, status) select 'order_' || key, 'pending' from rows`,
  `insert into order_payment_collection (order_id, payment_collection_id)
   select 'order_' || key, 'paycol_' || key from rows`,
  `insert into order_transaction (id, order_id, amount, reference, reference_id)
   select 'ordtrx_' || key, 'order_' || key,
          (case when i % :wrongEvery = 0 then fen + 1 else fen end) / 100.0, 'capture',
          'capt_' || key from rows`,
  `insert into order_transaction (id, order_id, amount, reference, reference_id)
   select 'ordtrxr_' || key, 'order_' || key, fen / -100.0, 'refund', 'ref_' || key
     from rows where is_refund`,
]

/** A day of a shop, in the ledger and in Medusa's tables. */
export async function fillDay(db: Connection, filling: Filling): Promise<void> {
  for (const statement of STATEMENTS) {
    const sql = `with rows as (${ROWS}) ${statement}`
    await db.raw(sql, named(sql, filling))
  }
  await db.raw(`analyze`)
}

/** Only what a statement names. */
function named(sql: string, filling: Filling): Record<string, string | number> {
  return Object.fromEntries(Object.entries(filling).filter(([name]) => sql.includes(`:${name}`)))
}
