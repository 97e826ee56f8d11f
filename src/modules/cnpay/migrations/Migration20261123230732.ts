import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123230732 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "cnpay_rejection" ("id" text not null, "account" text not null, "reason" text not null, "size" integer not null, "out_trade_no" text null, "content" jsonb null, "headers" jsonb not null, "received_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cnpay_rejection_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_rejection_deleted_at" ON "cnpay_rejection" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_rejection_received_at" ON "cnpay_rejection" ("received_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_rejection_account_received_at" ON "cnpay_rejection" ("account", "received_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "cnpay_rejection_count" ("id" text not null, "account" text not null, "reason" text not null, "hour" timestamptz not null, "count" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cnpay_rejection_count_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_rejection_count_deleted_at" ON "cnpay_rejection_count" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_rejection_count_account_hour_reason_unique" ON "cnpay_rejection_count" ("account", "hour", "reason") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "cnpay_notification" add column if not exists "headers" jsonb null, add column if not exists "cause" text check ("cause" in ('notification', 'replay')) not null default 'notification', add column if not exists "history" jsonb null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_notification_received_at" ON "cnpay_notification" ("received_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_notification_account_received_at" ON "cnpay_notification" ("account", "received_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_notification_state_received_at" ON "cnpay_notification" ("state", "received_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "cnpay_refund" add column if not exists "accepted_at" timestamptz null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_refund_created_at" ON "cnpay_refund" ("created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_refund_account_created_at" ON "cnpay_refund" ("account", "created_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "cnpay_trade" add column if not exists "cause" text check ("cause" in ('notification', 'poll', 'asked', 'replay')) null, add column if not exists "noticed_at" timestamptz null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_created_at" ON "cnpay_trade" ("created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_account_created_at" ON "cnpay_trade" ("account", "created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_state_created_at" ON "cnpay_trade" ("state", "created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_scene_created_at" ON "cnpay_trade" ("scene", "created_at") WHERE deleted_at IS NULL;`
    )
    // A search finds a number by its beginning; under most collations only such an index serves that.
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_out_trade_no_beginning" ON "cnpay_trade" ("out_trade_no" text_pattern_ops) WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_gateway_trade_no_beginning" ON "cnpay_trade" ("gateway_trade_no" text_pattern_ops) WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_refund_out_refund_no_beginning" ON "cnpay_refund" ("out_refund_no" text_pattern_ops) WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_refund_gateway_refund_no_beginning" ON "cnpay_refund" ("gateway_refund_no" text_pattern_ops) WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_rejection_out_trade_no_beginning" ON "cnpay_rejection" ("out_trade_no" text_pattern_ops) WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_notification_out_trade_no_beginning" ON "cnpay_notification" ("out_trade_no" text_pattern_ops) WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_notification_out_refund_no_beginning" ON "cnpay_notification" ("out_refund_no" text_pattern_ops) WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_cnpay_trade_out_trade_no_beginning";`)
    this.addSql(`drop index if exists "IDX_cnpay_trade_gateway_trade_no_beginning";`)
    this.addSql(`drop index if exists "IDX_cnpay_refund_out_refund_no_beginning";`)
    this.addSql(`drop index if exists "IDX_cnpay_refund_gateway_refund_no_beginning";`)
    this.addSql(`drop index if exists "IDX_cnpay_notification_out_trade_no_beginning";`)
    this.addSql(`drop index if exists "IDX_cnpay_notification_out_refund_no_beginning";`)

    this.addSql(`drop table if exists "cnpay_rejection" cascade;`)

    this.addSql(`drop table if exists "cnpay_rejection_count" cascade;`)

    this.addSql(`drop index if exists "IDX_cnpay_notification_received_at";`)
    this.addSql(`drop index if exists "IDX_cnpay_notification_account_received_at";`)
    this.addSql(`drop index if exists "IDX_cnpay_notification_state_received_at";`)
    this.addSql(
      `alter table if exists "cnpay_notification" drop column if exists "headers", drop column if exists "cause", drop column if exists "history";`
    )

    this.addSql(`drop index if exists "IDX_cnpay_refund_created_at";`)
    this.addSql(`drop index if exists "IDX_cnpay_refund_account_created_at";`)
    this.addSql(`alter table if exists "cnpay_refund" drop column if exists "accepted_at";`)

    this.addSql(`drop index if exists "IDX_cnpay_trade_created_at";`)
    this.addSql(`drop index if exists "IDX_cnpay_trade_account_created_at";`)
    this.addSql(`drop index if exists "IDX_cnpay_trade_state_created_at";`)
    this.addSql(`drop index if exists "IDX_cnpay_trade_scene_created_at";`)
    this.addSql(
      `alter table if exists "cnpay_trade" drop column if exists "cause", drop column if exists "noticed_at";`
    )
  }
}
