import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123202524 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop constraint if exists "cnpay_discrepancy_open_unique";`
    )
    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop constraint if exists "cnpay_discrepancy_kind_check";`
    )

    this.addSql(
      `alter table if exists "cnpay_refund" drop constraint if exists "cnpay_refund_state_check";`
    )

    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_account_out_trade_no_kind_unique";`)

    this.addSql(
      `alter table if exists "cnpay_discrepancy" add column if not exists "out_refund_no" text not null default '', add column if not exists "reason" text null, add column if not exists "resolved_by" text null, add column if not exists "told_state" text null;`
    )
    this.addSql(
      `alter table if exists "cnpay_discrepancy" add constraint "cnpay_discrepancy_kind_check" check("kind" in ('only_at_gateway', 'amount_differs', 'currency_differs', 'payee_differs', 'state_differs', 'late_money', 'refund_failed', 'refund_missing', 'not_refunded', 'books_differ'));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_open_unique" ON "cnpay_discrepancy" ("account", "out_trade_no", "out_refund_no", "kind") WHERE state = 'open' and deleted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_updated_at" ON "cnpay_discrepancy" ("updated_at") WHERE told_state is distinct from state and deleted_at is null;`
    )

    this.addSql(
      `alter table if exists "cnpay_refund" add column if not exists "origin" text check ("origin" in ('medusa', 'late_money', 'outside')) not null default 'medusa', add column if not exists "booking_until" timestamptz null, add column if not exists "told_state" text null;`
    )
    // WeChat Pay said CLOSED or ABNORMAL; which of them, the next look at it tells.
    this.addSql(
      `update "cnpay_refund" set "state" = 'abnormal', "due_at" = now() where "state" = 'failed';`
    )
    this.addSql(
      `update "cnpay_refund" set "origin" = 'late_money' where "medusa_refund_id" is null;`
    )
    this.addSql(
      `alter table if exists "cnpay_refund" add constraint "cnpay_refund_state_check" check("state" in ('requested', 'unknown', 'processing', 'unfunded', 'succeeded', 'closed', 'abnormal', 'refused'));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_refund_updated_at" ON "cnpay_refund" ("updated_at") WHERE told_state is distinct from state and deleted_at is null;`
    )

    this.addSql(
      `alter table if exists "cnpay_trade" add column if not exists "told_state" text null, add column if not exists "books_due_at" timestamptz null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_closed_at" ON "cnpay_trade" ("closed_at") WHERE state in ('closed', 'released') and told_state is null and deleted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_books_due_at" ON "cnpay_trade" ("books_due_at") WHERE books_due_at is not null and deleted_at is null;`
    )

    // Nobody wants to hear of what is long past.
    this.addSql(`update "cnpay_trade" set "told_state" = "state";`)
    this.addSql(`update "cnpay_refund" set "told_state" = "state";`)
    this.addSql(`update "cnpay_discrepancy" set "told_state" = "state";`)
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop constraint if exists "cnpay_discrepancy_kind_check";`
    )

    this.addSql(
      `alter table if exists "cnpay_refund" drop constraint if exists "cnpay_refund_state_check";`
    )

    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_open_unique";`)
    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_updated_at";`)
    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop column if exists "out_refund_no", drop column if exists "reason", drop column if exists "resolved_by", drop column if exists "told_state";`
    )

    this.addSql(
      `alter table if exists "cnpay_discrepancy" add constraint "cnpay_discrepancy_kind_check" check("kind" in ('only_at_gateway', 'amount_differs', 'currency_differs', 'payee_differs', 'state_differs', 'late_money'));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_account_out_trade_no_kind_unique" ON "cnpay_discrepancy" ("account", "out_trade_no", "kind") WHERE state = 'open' and deleted_at is null;`
    )

    this.addSql(`drop index if exists "IDX_cnpay_refund_updated_at";`)
    this.addSql(
      `alter table if exists "cnpay_refund" drop column if exists "origin", drop column if exists "booking_until", drop column if exists "told_state";`
    )

    this.addSql(
      `update "cnpay_refund" set "state" = 'failed' where "state" in ('closed', 'abnormal');`
    )
    this.addSql(`update "cnpay_refund" set "state" = 'unknown' where "state" = 'unfunded';`)
    this.addSql(
      `alter table if exists "cnpay_refund" add constraint "cnpay_refund_state_check" check("state" in ('requested', 'unknown', 'processing', 'succeeded', 'failed', 'refused'));`
    )

    this.addSql(`drop index if exists "IDX_cnpay_trade_closed_at";`)
    this.addSql(`drop index if exists "IDX_cnpay_trade_books_due_at";`)
    this.addSql(
      `alter table if exists "cnpay_trade" drop column if exists "told_state", drop column if exists "books_due_at";`
    )
  }
}
