import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123164532 extends Migration {
  // amount_fen is a bigint, which the model language cannot say: 32 bits of fen end at 21 million yuan.
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "cnpay_trade" drop constraint if exists "cnpay_trade_out_trade_no_unique";`
    )
    this.addSql(
      `alter table if exists "cnpay_refund" drop constraint if exists "cnpay_refund_medusa_refund_id_unique";`
    )
    this.addSql(
      `alter table if exists "cnpay_refund" drop constraint if exists "cnpay_refund_out_refund_no_unique";`
    )
    this.addSql(
      `alter table if exists "cnpay_notification" drop constraint if exists "cnpay_notification_account_notification_id_unique";`
    )
    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop constraint if exists "cnpay_discrepancy_account_out_trade_no_kind_unique";`
    )
    this.addSql(
      `create table if not exists "cnpay_discrepancy" ("id" text not null, "account" text not null, "kind" text check ("kind" in ('only_at_gateway', 'amount_differs', 'currency_differs', 'payee_differs', 'state_differs', 'late_money')) not null, "state" text check ("state" in ('open', 'resolved')) not null default 'open', "out_trade_no" text not null, "ours" jsonb null, "gateway" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cnpay_discrepancy_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_deleted_at" ON "cnpay_discrepancy" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_account_out_trade_no_kind_unique" ON "cnpay_discrepancy" ("account", "out_trade_no", "kind") WHERE state = 'open' and deleted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_state_kind" ON "cnpay_discrepancy" ("state", "kind") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "cnpay_notification" ("id" text not null, "account" text not null, "notification_id" text not null, "event" text not null, "out_trade_no" text not null, "out_refund_no" text null, "about" jsonb not null, "state" text check ("state" in ('waiting', 'working', 'done', 'failed')) not null default 'waiting', "attempts" integer not null default 0, "duplicates" integer not null default 0, "due_at" timestamptz not null, "lease" text null, "leased_until" timestamptz null, "last_error" text null, "received_at" timestamptz not null, "done_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cnpay_notification_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_notification_deleted_at" ON "cnpay_notification" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_notification_account_notification_id_unique" ON "cnpay_notification" ("account", "notification_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_notification_out_trade_no" ON "cnpay_notification" ("out_trade_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_notification_due_at" ON "cnpay_notification" ("due_at") WHERE state = 'waiting' and deleted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_notification_leased_until" ON "cnpay_notification" ("leased_until") WHERE state = 'working' and deleted_at is null;`
    )

    this.addSql(
      `create table if not exists "cnpay_refund" ("id" text not null, "out_refund_no" text not null, "out_trade_no" text not null, "account" text not null, "medusa_refund_id" text not null, "amount_fen" bigint not null, "state" text check ("state" in ('requested', 'unknown', 'processing', 'succeeded', 'failed', 'refused')) not null default 'requested', "gateway_refund_no" text null, "error_code" text null, "succeeded_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cnpay_refund_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_refund_deleted_at" ON "cnpay_refund" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_refund_out_refund_no_unique" ON "cnpay_refund" ("out_refund_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_refund_medusa_refund_id_unique" ON "cnpay_refund" ("medusa_refund_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_refund_out_trade_no" ON "cnpay_refund" ("out_trade_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_refund_state" ON "cnpay_refund" ("state") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "cnpay_trade" ("id" text not null, "out_trade_no" text not null, "account" text not null, "scene" text not null, "session_id" text not null, "payment_collection_id" text null, "cart_id" text null, "amount_fen" bigint not null, "currency_code" text not null, "state" text check ("state" in ('creating', 'open', 'paid', 'closed')) not null default 'creating', "gateway_trade_no" text null, "expires_at" timestamptz not null, "asked_at" timestamptz null, "paid_at" timestamptz null, "closed_at" timestamptz null, "settled_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cnpay_trade_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_deleted_at" ON "cnpay_trade" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_trade_out_trade_no_unique" ON "cnpay_trade" ("out_trade_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_session_id" ON "cnpay_trade" ("session_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_gateway_trade_no" ON "cnpay_trade" ("gateway_trade_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_state_expires_at" ON "cnpay_trade" ("state", "expires_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "cnpay_discrepancy" cascade;`)

    this.addSql(`drop table if exists "cnpay_notification" cascade;`)

    this.addSql(`drop table if exists "cnpay_refund" cascade;`)

    this.addSql(`drop table if exists "cnpay_trade" cascade;`)
  }
}
