import type { MigrationInterface, QueryRunner } from "typeorm"
import { ARCHIVE_SCHEMA } from "../place"

const POSTGRES = `
  alter table "${ARCHIVE_SCHEMA}"."cnpay_bill_line"
    add column "currency" varchar(16) collate "C",
    add column "balance_yuan" numeric(20,5)`

const MYSQL = `
  alter table cnpay_bill_line
    add column currency varchar(16) character set utf8mb4 collate utf8mb4_bin null,
    add column balance_yuan decimal(20,5) null`

/** What the day's opening and closing balance are told by, and what an amount is in. */
export class AddBalance1795478400000 implements MigrationInterface {
  readonly name = "AddBalance1795478400000"

  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.dataSource.options.type === "postgres"
    await runner.query(isPostgres ? POSTGRES : MYSQL)
  }

  async down(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.dataSource.options.type === "postgres"
    const table = isPostgres ? `"${ARCHIVE_SCHEMA}".cnpay_bill_line` : "cnpay_bill_line"
    await runner.query(`alter table ${table} drop column currency, drop column balance_yuan`)
  }
}
