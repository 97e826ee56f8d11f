import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261124023103 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop constraint if exists "cnpay_discrepancy_kind_check";`
    )

    this.addSql(
      `alter table if exists "cnpay_discrepancy" add constraint "cnpay_discrepancy_kind_check" check("kind" in ('only_at_gateway', 'only_in_store', 'refund_only_at_gateway', 'refund_missing', 'amount_differs', 'currency_differs', 'payee_differs', 'state_differs', 'fee_differs', 'late_money', 'paid_twice', 'settled_to_canceled', 'refund_failed', 'not_refunded', 'transaction_differs', 'books_differ', 'fund_missing', 'balance_differs', 'repeated_line', 'unknown_line'));`
    )

    this.addSql(
      `alter table if exists "cnpay_refund" add column if not exists "billed_on" text null;`
    )

    this.addSql(
      `alter table if exists "cnpay_trade" add column if not exists "billed_on" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "cnpay_discrepancy" drop constraint if exists "cnpay_discrepancy_kind_check";`
    )

    this.addSql(
      `alter table if exists "cnpay_discrepancy" add constraint "cnpay_discrepancy_kind_check" check("kind" in ('only_at_gateway', 'only_in_store', 'refund_only_at_gateway', 'refund_missing', 'amount_differs', 'currency_differs', 'payee_differs', 'state_differs', 'fee_differs', 'late_money', 'paid_twice', 'settled_to_canceled', 'refund_failed', 'not_refunded', 'transaction_differs', 'books_differ', 'fund_missing', 'balance_differs', 'unknown_line'));`
    )

    this.addSql(`alter table if exists "cnpay_refund" drop column if exists "billed_on";`)

    this.addSql(`alter table if exists "cnpay_trade" drop column if exists "billed_on";`)
  }
}
