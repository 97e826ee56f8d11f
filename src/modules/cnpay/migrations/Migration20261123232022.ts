import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123232022 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "cnpay_call" ("id" text not null, "account" text not null, "environment" text check ("environment" in ('live', 'sandbox')) not null default 'live', "out_trade_no" text null, "out_refund_no" text null, "api" text not null, "started_at" timestamptz not null, "duration_ms" integer not null, "outcome" text check ("outcome" in ('ok', 'unsent', 'refused', 'unknown', 'unfunded', 'misconfigured')) not null, "code" text null, "request_id" text null, "attempt" integer not null, "request" text not null, "answer" text null, "explanation" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "cnpay_call_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_call_deleted_at" ON "cnpay_call" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_call_out_trade_no" ON "cnpay_call" ("out_trade_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_call_out_refund_no" ON "cnpay_call" ("out_refund_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_call_account_started_at_outcome_duration_ms" ON "cnpay_call" ("account", "started_at", "outcome", "duration_ms") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_call_account_success" ON "cnpay_call" ("account", "started_at") WHERE outcome = 'ok' and deleted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_call_started_at" ON "cnpay_call" ("started_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "cnpay_call" cascade;`)
  }
}
