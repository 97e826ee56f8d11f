import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123233538 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "cnpay_discrepancy" add column if not exists "seen_by" text null;`
    )

    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_refund_account_created_at" ON "cnpay_refund" ("account", "created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_refund_account_succeeded_at" ON "cnpay_refund" ("account", "succeeded_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_account_paid_at" ON "cnpay_trade" ("account", "paid_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "cnpay_discrepancy" drop column if exists "seen_by";`)

    this.addSql(`drop index if exists "IDX_cnpay_refund_account_created_at";`)
    this.addSql(`drop index if exists "IDX_cnpay_refund_account_succeeded_at";`)

    this.addSql(`drop index if exists "IDX_cnpay_trade_account_paid_at";`)
  }
}
