import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123194552 extends Migration {
  // amount_fen and frozen_fen are bigint like the other amounts, which the model language cannot say.
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "cnpay_trade" drop constraint if exists "cnpay_trade_capture_id_unique";`
    )
    this.addSql(
      `alter table if exists "cnpay_refund" drop constraint if exists "cnpay_refund_medusa_refund_id_out_trade_no_unique";`
    )
    this.addSql(
      `alter table if exists "cnpay_release" drop constraint if exists "cnpay_release_out_release_no_unique";`
    )
    this.addSql(
      `create table if not exists "cnpay_release" ("id" text not null, "out_release_no" text not null, "out_trade_no" text not null, "account" text not null, "amount_fen" bigint not null, "state" text check ("state" in ('requested', 'unknown', 'processing', 'succeeded', 'refused')) not null default 'requested', "error_code" text null, "due_at" timestamptz null, "sweeps" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cnpay_release_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_release_deleted_at" ON "cnpay_release" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_release_out_release_no_unique" ON "cnpay_release" ("out_release_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_release_out_trade_no" ON "cnpay_release" ("out_trade_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_release_due_at" ON "cnpay_release" ("due_at") WHERE due_at is not null and deleted_at is null;`
    )

    this.addSql(
      `alter table if exists "cnpay_trade" drop constraint if exists "cnpay_trade_state_check";`
    )

    this.addSql(`drop index if exists "IDX_cnpay_refund_medusa_refund_id_unique";`)

    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_refund_medusa_refund_id_out_trade_no_unique" ON "cnpay_refund" ("medusa_refund_id", "out_trade_no") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "cnpay_trade" add column if not exists "kind" text check ("kind" in ('payment', 'freeze', 'capture')) not null default 'payment', add column if not exists "form" text null, add column if not exists "freeze_no" text null, add column if not exists "capture_id" text null, add column if not exists "frozen_fen" bigint null;`
    )
    this.addSql(
      `alter table if exists "cnpay_trade" add constraint "cnpay_trade_state_check" check("state" in ('creating', 'open', 'paid', 'closed', 'frozen', 'released'));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_freeze_no" ON "cnpay_trade" ("freeze_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_trade_capture_id_unique" ON "cnpay_trade" ("capture_id") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "cnpay_release" cascade;`)

    this.addSql(
      `alter table if exists "cnpay_trade" drop constraint if exists "cnpay_trade_state_check";`
    )

    this.addSql(`drop index if exists "IDX_cnpay_refund_medusa_refund_id_out_trade_no_unique";`)

    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_refund_medusa_refund_id_unique" ON "cnpay_refund" ("medusa_refund_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(`drop index if exists "IDX_cnpay_trade_freeze_no";`)
    this.addSql(`drop index if exists "IDX_cnpay_trade_capture_id_unique";`)
    this.addSql(
      `alter table if exists "cnpay_trade" drop column if exists "kind", drop column if exists "form", drop column if exists "freeze_no", drop column if exists "capture_id", drop column if exists "frozen_fen";`
    )

    this.addSql(
      `alter table if exists "cnpay_trade" add constraint "cnpay_trade_state_check" check("state" in ('creating', 'open', 'paid', 'closed'));`
    )
  }
}
