import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261124003700 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_cnpay_trade_account_state_created_at" ON "cnpay_trade" ("account", "state", "created_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_cnpay_trade_account_state_created_at";`)
  }
}
