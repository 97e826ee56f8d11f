import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123225302 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "cnpay_discrepancy_move" ("id" text not null, "discrepancy_id" text not null, "move" text not null, "by" text null, "reason" text null, "before" jsonb null, "after" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cnpay_discrepancy_move_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_move_deleted_at" ON "cnpay_discrepancy_move" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_move_discrepancy_id_created_at" ON "cnpay_discrepancy_move" ("discrepancy_id", "created_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "cnpay_run" ("id" text not null, "account" text not null, "bill_day" text not null, "state" text check ("state" in ('waiting', 'working', 'balanced', 'differs', 'failed')) not null default 'waiting', "cause" text not null default 'daily', "attempts" integer not null default 0, "due_at" timestamptz null, "lease" text null, "last_error" jsonb null, "trade_file_id" text null, "trade_hash" text null, "fund_file_id" text null, "fund_hash" text null, "lines" integer not null default 0, "matched" integer not null default 0, "totals" jsonb null, "net_difference_fen" bigint null, "ours_as_of" timestamptz null, "gateway_as_of" timestamptz null, "started_at" timestamptz null, "finished_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cnpay_run_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_run_deleted_at" ON "cnpay_run" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_run_account_bill_day_unique" ON "cnpay_run" ("account", "bill_day") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_run_bill_day" ON "cnpay_run" ("bill_day") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_run_state" ON "cnpay_run" ("state") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_run_due_at" ON "cnpay_run" ("due_at") WHERE due_at is not null and deleted_at is null;`
    )

    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop constraint if exists "cnpay_discrepancy_kind_check";`
    )
    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop constraint if exists "cnpay_discrepancy_state_check";`
    )

    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_open_unique";`)

    this.addSql(
      `alter table if exists "cnpay_discrepancy" add column if not exists "line_ref" text not null default '', add column if not exists "gateway_trade_no" text null, add column if not exists "bill_day" text null, add column if not exists "run_id" text null, add column if not exists "ours_fen" bigint null, add column if not exists "gateway_fen" bigint null, add column if not exists "difference_fen" bigint not null default 0, add column if not exists "waits_for" text null;`
    )
    this.addSql(
      `alter table if exists "cnpay_discrepancy" add constraint "cnpay_discrepancy_kind_check" check("kind" in ('only_at_gateway', 'only_in_store', 'refund_only_at_gateway', 'refund_missing', 'amount_differs', 'currency_differs', 'payee_differs', 'state_differs', 'fee_differs', 'late_money', 'paid_twice', 'settled_to_canceled', 'refund_failed', 'not_refunded', 'transaction_differs', 'books_differ', 'fund_missing', 'balance_differs', 'unknown_line'));`
    )
    this.addSql(
      `alter table if exists "cnpay_discrepancy" add constraint "cnpay_discrepancy_state_check" check("state" in ('waiting', 'open', 'resolving', 'resolved', 'accepted'));`
    )
    // "Refund missing" was used for what only the gateway has; both ways have a name now.
    this.addSql(
      `update "cnpay_discrepancy" set "kind" = 'refund_only_at_gateway' where "kind" = 'refund_missing';`
    )
    this.addSql(
      `update "cnpay_discrepancy" set "state" = 'accepted', "told_state" = case when "told_state" = 'resolved' then 'accepted' else "told_state" end where "resolution" = 'accepted';`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_live_unique" ON "cnpay_discrepancy" ("account", "out_trade_no", "out_refund_no", "kind", "line_ref") WHERE state in ('waiting', 'open', 'resolving') and deleted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_out_trade_no" ON "cnpay_discrepancy" ("out_trade_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_gateway_trade_no" ON "cnpay_discrepancy" ("gateway_trade_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_run_id" ON "cnpay_discrepancy" ("run_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_account_bill_day" ON "cnpay_discrepancy" ("account", "bill_day") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_created_at" ON "cnpay_discrepancy" ("created_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "cnpay_discrepancy_move" cascade;`)

    this.addSql(`drop table if exists "cnpay_run" cascade;`)

    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop constraint if exists "cnpay_discrepancy_kind_check";`
    )
    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop constraint if exists "cnpay_discrepancy_state_check";`
    )

    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_live_unique";`)
    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_out_trade_no";`)
    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_gateway_trade_no";`)
    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_run_id";`)
    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_account_bill_day";`)
    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_created_at";`)
    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop column if exists "line_ref", drop column if exists "gateway_trade_no", drop column if exists "bill_day", drop column if exists "run_id", drop column if exists "ours_fen", drop column if exists "gateway_fen", drop column if exists "difference_fen", drop column if exists "waits_for";`
    )

    this.addSql(
      `update "cnpay_discrepancy" set "kind" = 'refund_missing' where "kind" = 'refund_only_at_gateway';`
    )
    this.addSql(
      `delete from "cnpay_discrepancy" where "kind" not in ('only_at_gateway', 'amount_differs', 'currency_differs', 'payee_differs', 'state_differs', 'late_money', 'refund_failed', 'refund_missing', 'not_refunded', 'books_differ');`
    )
    this.addSql(`update "cnpay_discrepancy" set "state" = 'resolved' where "state" = 'accepted';`)
    this.addSql(`delete from "cnpay_discrepancy" where "state" = 'waiting';`)
    this.addSql(`update "cnpay_discrepancy" set "state" = 'open' where "state" = 'resolving';`)
    this.addSql(
      `alter table if exists "cnpay_discrepancy" add constraint "cnpay_discrepancy_kind_check" check("kind" in ('only_at_gateway', 'amount_differs', 'currency_differs', 'payee_differs', 'state_differs', 'late_money', 'refund_failed', 'refund_missing', 'not_refunded', 'books_differ'));`
    )
    this.addSql(
      `alter table if exists "cnpay_discrepancy" add constraint "cnpay_discrepancy_state_check" check("state" in ('open', 'resolved'));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_open_unique" ON "cnpay_discrepancy" ("account", "out_trade_no", "out_refund_no", "kind") WHERE state = 'open' and deleted_at is null;`
    )
  }
}
