import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123182313 extends Migration {
  // paid_fen is a bigint like amount_fen, which the model language cannot say.
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "cnpay_problem" drop constraint if exists "cnpay_problem_account_key_unique";`
    )
    this.addSql(
      `create table if not exists "cnpay_problem" ("id" text not null, "account" text not null, "key" text not null, "detail" jsonb not null, "last_seen_at" timestamptz not null, "cleared_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cnpay_problem_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_problem_deleted_at" ON "cnpay_problem" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_problem_account_key_unique" ON "cnpay_problem" ("account", "key") WHERE cleared_at is null and deleted_at is null;`
    )

    this.addSql(
      `alter table if exists "cnpay_discrepancy" add column if not exists "resolution" text null, add column if not exists "resolved_at" timestamptz null;`
    )

    this.addSql(`drop index if exists "IDX_cnpay_notification_leased_until";`)
    this.addSql(`drop index if exists "IDX_cnpay_notification_due_at";`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_notification_due_at" ON "cnpay_notification" ("due_at") WHERE state in ('waiting', 'working') and deleted_at is null;`
    )
    this.addSql(`alter table if exists "cnpay_notification" drop column if exists "leased_until";`)

    this.addSql(
      `alter table if exists "cnpay_refund" add column if not exists "due_at" timestamptz null, add column if not exists "sweeps" integer not null default 0;`
    )
    this.addSql(
      `alter table if exists "cnpay_refund" alter column "medusa_refund_id" type text using ("medusa_refund_id"::text);`
    )
    this.addSql(
      `alter table if exists "cnpay_refund" alter column "medusa_refund_id" drop not null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_refund_due_at" ON "cnpay_refund" ("due_at") WHERE due_at is not null and deleted_at is null;`
    )

    this.addSql(
      `alter table if exists "cnpay_trade" add column if not exists "first_session_id" text null, add column if not exists "paid_fen" bigint null, add column if not exists "refund_seen" boolean not null default false, add column if not exists "due_at" timestamptz null, add column if not exists "sweeps" integer not null default 0, add column if not exists "swept_at" timestamptz null, add column if not exists "lease" text null, add column if not exists "leased_until" timestamptz null, add column if not exists "adoption_key" text null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_first_session_id" ON "cnpay_trade" ("first_session_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_cart_id" ON "cnpay_trade" ("cart_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_payment_collection_id" ON "cnpay_trade" ("payment_collection_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_account_asked_at" ON "cnpay_trade" ("account", "asked_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_account_swept_at" ON "cnpay_trade" ("account", "swept_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_account_due_at" ON "cnpay_trade" ("account", "due_at") WHERE due_at is not null and deleted_at is null;`
    )

    // What was under way before there was a sweep is looked at by it.
    this.addSql(`update "cnpay_trade" set "first_session_id" = "session_id";`)
    this.addSql(
      `update "cnpay_trade" set "due_at" = now() where "state" in ('creating', 'open') or ("state" = 'paid' and "settled_at" is null);`
    )
    this.addSql(`update "cnpay_trade" set "paid_fen" = "amount_fen" where "state" = 'paid';`)
    this.addSql(
      `update "cnpay_refund" set "due_at" = now() where "state" in ('requested', 'unknown', 'processing');`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "cnpay_problem" cascade;`)

    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop column if exists "resolution", drop column if exists "resolved_at";`
    )

    this.addSql(
      `alter table if exists "cnpay_notification" add column if not exists "leased_until" timestamptz null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_notification_leased_until" ON "cnpay_notification" ("leased_until") WHERE state = 'working' and deleted_at is null;`
    )

    this.addSql(`drop index if exists "IDX_cnpay_refund_due_at";`)
    this.addSql(
      `alter table if exists "cnpay_refund" drop column if exists "due_at", drop column if exists "sweeps";`
    )

    this.addSql(
      `alter table if exists "cnpay_refund" alter column "medusa_refund_id" type text using ("medusa_refund_id"::text);`
    )
    this.addSql(
      `alter table if exists "cnpay_refund" alter column "medusa_refund_id" set not null;`
    )

    this.addSql(`drop index if exists "IDX_cnpay_trade_first_session_id";`)
    this.addSql(`drop index if exists "IDX_cnpay_trade_cart_id";`)
    this.addSql(`drop index if exists "IDX_cnpay_trade_payment_collection_id";`)
    this.addSql(`drop index if exists "IDX_cnpay_trade_account_asked_at";`)
    this.addSql(`drop index if exists "IDX_cnpay_trade_account_swept_at";`)
    this.addSql(`drop index if exists "IDX_cnpay_trade_account_due_at";`)
    this.addSql(
      `alter table if exists "cnpay_trade" drop column if exists "first_session_id", drop column if exists "paid_fen", drop column if exists "refund_seen", drop column if exists "due_at", drop column if exists "sweeps", drop column if exists "swept_at", drop column if exists "lease", drop column if exists "leased_until", drop column if exists "adoption_key";`
    )
  }
}
