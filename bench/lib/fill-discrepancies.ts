import type { Connection } from "../../src/modules/cnpay/queries"

/** So many discrepancies, most of them over, each with its trade and its order. */
export async function fillDiscrepancies(db: Connection, rows: number): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement, { rows })
  await db.raw(`vacuum analyze`)
}

/** Of Medusa's own tables as much as a list of discrepancies touches, and its indexes there. */
const STATEMENTS = [
  `create table "order" (id text primary key, display_id int, deleted_at timestamptz)`,
  `create index on "order" (display_id)`,
  `create table order_payment_collection (order_id text, payment_collection_id text, deleted_at timestamptz)`,
  `create index on order_payment_collection (order_id)`,
  `create index on order_payment_collection (payment_collection_id)`,
  `insert into "order" select 'order_' || n, n from generate_series(1, cast(:rows as int)) n`,
  `insert into order_payment_collection
   select 'order_' || n, 'pay_col_' || n from generate_series(1, cast(:rows as int)) n`,
  `insert into cnpay_trade
     (id, out_trade_no, account, scene, session_id, payment_collection_id, amount_fen, paid_fen,
      currency_code, state, expires_at)
   select 'cntrd_' || n, '20261123' || lpad(n::text, 22, '0'), 'wechat_main', 'native', 'payses_' || n,
          'pay_col_' || n, 12800, 12800, 'cny', 'paid', now()
     from generate_series(1, cast(:rows as int)) n`,
  `insert into cnpay_run (id, account, bill_day, state, lines, matched, totals)
   select 'cnrun_' || n, 'wechat_main', to_char(date '2026-11-23' - n, 'YYYY-MM-DD'), 'differs', 1000, 990,
          '{"gateway": {"payments": {"amount": 100}, "refunds": {"amount": 1}}, "fees": {"trade": "0.00600"}}'
     from generate_series(0, 364) n`,
  `insert into cnpay_discrepancy
     (id, account, kind, state, out_trade_no, out_refund_no, gateway_trade_no, bill_day, run_id,
      gateway_fen, difference_fen, ours, gateway, created_at)
   select 'cndis_' || n, case n % 3 when 0 then 'alipay_main' else 'wechat_main' end,
          case n % 5 when 0 then 'only_at_gateway' when 1 then 'fee_differs' else 'amount_differs' end,
          case when n % 200 = 0 then 'open' when n % 333 = 0 then 'waiting' when n % 9 = 0 then 'accepted'
               else 'resolved' end,
          '20261123' || lpad(n::text, 22, '0'), 'R20261123' || lpad(n::text, 22, '0'),
          '4200' || lpad(n::text, 24, '0'), to_char(date '2026-11-23' - n % 365, 'YYYY-MM-DD'),
          'cnrun_' || n % 365, n, n, jsonb_build_object('padding', repeat('x', 300)), '{}',
          now() - n * interval '5 minutes'
     from generate_series(1, cast(:rows as int)) n`,
]
