import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123225422 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "cnpay_trade" add column if not exists "environment" text check ("environment" in ('live', 'sandbox')) not null default 'live';`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "cnpay_trade" drop column if exists "environment";`)
  }
}
