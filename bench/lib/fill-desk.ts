import type { Connection } from "../../src/modules/cnpay/queries"

/** So many trades, each with its order and its notification; a tenth of them refunded. */
export async function fillDesk(db: Connection, rows: number): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement, { rows })
  await db.raw(`vacuum analyze`)
}

/** Of Medusa's own tables as much as a search for an order's number touches, and its indexes there. */
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
      currency_code, state, gateway_trade_no, expires_at, paid_at, noticed_at, settled_at, cause, created_at)
   select 'cntrd_' || n, '20261123' || lpad(n::text, 22, '0'),
          case n % 3 when 0 then 'alipay_main' else 'wechat_main' end,
          case n % 3 when 0 then 'page' else 'native' end, 'payses_' || n, 'pay_col_' || n, 12800, 12800, 'cny',
          case when n % 50 = 0 then 'open' when n % 7 = 0 then 'closed' else 'paid' end,
          '4200' || lpad(n::text, 24, '0'), now(), now(), now(), now(), 'notification',
          now() - n * interval '1 second'
     from generate_series(1, cast(:rows as int)) n`,
  `insert into cnpay_refund (id, out_refund_no, out_trade_no, account, amount_fen, state, gateway_refund_no)
   select 'cnref_' || n, 'R20261123' || lpad(n::text, 22, '0'), '20261123' || lpad(n::text, 22, '0'),
          'wechat_main', 100, 'succeeded', '5030' || lpad(n::text, 24, '0')
     from generate_series(1, cast(:rows as int), 10) n`,
  `insert into cnpay_notification
     (id, account, notification_id, event, out_trade_no, about, state, attempts, due_at, received_at, history)
   select 'cnntf_' || n, case n % 3 when 0 then 'alipay_main' else 'wechat_main' end, 'n' || n,
          'TRANSACTION.SUCCESS', '20261123' || lpad(n::text, 22, '0'),
          jsonb_build_object('kind', 'trade', 'snapshot', jsonb_build_object('padding', repeat('x', 500))),
          case when n % 1000 = 0 then 'failed' when n % 500 = 1 then 'waiting' else 'done' end,
          case when n % 1000 = 1 then 3 else 1 end, now(), now() - n * interval '1 second',
          '[{"cause": "notification", "outcome": "done"}]'
     from generate_series(1, cast(:rows as int)) n`,
  `insert into cnpay_rejection (id, account, reason, size, out_trade_no, headers, received_at)
   select 'cnrej_' || n, 'alipay_main', 'bad_signature', 100, 'X' || n, '{}', now() - n * interval '1 minute'
     from generate_series(1, cast(:rows as int) / 10) n`,
  `insert into cnpay_call (id, account, environment, out_trade_no, api, started_at, duration_ms, outcome, attempt, request)
   select 'cncal_' || n, case n % 3 when 0 then 'alipay_main' else 'wechat_main' end, 'live',
          '20261123' || lpad(n::text, 22, '0'), 'GET /v3', now() - n * interval '1 second', n % 500,
          case when n % 100 = 0 then 'unknown' else 'ok' end, 1, repeat('x', 200)
     from generate_series(1, cast(:rows as int)) n`,
]
