import type { Connection } from "../../../src/modules/cnpay/queries"

/** The tables of Medusa's that a run reads, with the columns and indexes that it reads them by. */
const STATEMENTS = [
  `create table payment_collection (id text primary key, amount numeric, deleted_at timestamptz)`,
  `create table payment_session (id text primary key, payment_collection_id text)`,
  `create table cart_payment_collection (cart_id text, payment_collection_id text,
     deleted_at timestamptz)`,
  `create table payment (id text primary key, payment_session_id text, payment_collection_id text,
     amount numeric, created_at timestamptz default now(), deleted_at timestamptz)`,
  `create index on payment (payment_session_id) where deleted_at is null`,
  `create index on payment (payment_collection_id) where deleted_at is null`,
  `create table capture (id text primary key, payment_id text, amount numeric,
     created_at timestamptz default now(), deleted_at timestamptz)`,
  `create index on capture (payment_id) where deleted_at is null`,
  `create table refund (id text primary key, payment_id text, amount numeric,
     created_at timestamptz default now(), deleted_at timestamptz)`,
  `create index on refund (payment_id) where deleted_at is null`,
  `create table "order" (id text primary key, status text, version int default 1,
     canceled_at timestamptz, deleted_at timestamptz)`,
  `create table order_payment_collection (order_id text, payment_collection_id text,
     deleted_at timestamptz, primary key (order_id, payment_collection_id))`,
  `create index on order_payment_collection (payment_collection_id)`,
  `create table order_transaction (id text primary key, order_id text, version int default 1,
     amount numeric, reference text, reference_id text, created_at timestamptz default now(),
     deleted_at timestamptz)`,
  `create index on order_transaction (order_id) where deleted_at is null`,
  `create table order_summary (id text primary key, order_id text, version int, totals jsonb,
     deleted_at timestamptz)`,
  `create table order_change (id text primary key, order_id text, change_type text, status text,
     created_at timestamptz default now(), deleted_at timestamptz)`,
]

export async function makeMedusaTables(db: Connection): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement)
}
