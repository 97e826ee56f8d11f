import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123231036 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "cnpay_discrepancy" add column if not exists "lease" text null, add column if not exists "leased_until" timestamptz null, add column if not exists "unresolved_state" text null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_out_refund_no" ON "cnpay_discrepancy" ("out_refund_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_bill_day" ON "cnpay_discrepancy" ("bill_day") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_kind" ON "cnpay_discrepancy" ("kind") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_difference_fen" ON "cnpay_discrepancy" ("difference_fen") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_discrepancy_leased_until" ON "cnpay_discrepancy" ("leased_until") WHERE lease is not null and deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_out_refund_no";`)
    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_bill_day";`)
    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_kind";`)
    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_difference_fen";`)
    this.addSql(`drop index if exists "IDX_cnpay_discrepancy_leased_until";`)
    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop column if exists "lease", drop column if exists "leased_until", drop column if exists "unresolved_state";`
    )
  }
}
