import type { MigrationInterface, QueryRunner } from "typeorm"
import { ARCHIVE_SCHEMA } from "../place"

const POSTGRES = [
  `create table "${ARCHIVE_SCHEMA}"."cnpay_bill_file" (
     "id" varchar(32) collate "C" not null,
     "account" varchar(64) collate "C" not null,
     "bill_day" date not null,
     "kind" varchar(16) collate "C" not null,
     "hash" varchar(80) collate "C" not null,
     "lines" integer not null,
     "archived_at" timestamptz not null,
     constraint "cnpay_bill_file_pkey" primary key ("id"))`,
  `create unique index "cnpay_bill_file_once"
     on "${ARCHIVE_SCHEMA}"."cnpay_bill_file" ("account", "bill_day", "kind", "hash")`,
  `create table "${ARCHIVE_SCHEMA}"."cnpay_bill_line" (
     "file_id" varchar(32) collate "C" not null,
     "line" integer not null,
     "kind" varchar(16) collate "C" not null,
     "direction" varchar(3) collate "C" not null,
     "type" varchar(64) collate "C" not null,
     "happened_at" timestamp(0) not null,
     "out_trade_no" varchar(128) collate "C" not null,
     "gateway_trade_no" varchar(128) collate "C",
     "out_refund_no" varchar(128) collate "C",
     "gateway_refund_no" varchar(128) collate "C",
     "flow_no" varchar(128) collate "C",
     "amount_fen" bigint not null,
     "settled_fen" bigint not null,
     "fee_yuan" numeric(20,5) not null,
     "refund_state" varchar(32) collate "C",
     "subject" text collate "C",
     constraint "cnpay_bill_line_pkey" primary key ("file_id", "line"),
     constraint "cnpay_bill_line_file" foreign key ("file_id")
       references "${ARCHIVE_SCHEMA}"."cnpay_bill_file" ("id") on delete cascade)`,
  `create index "cnpay_bill_line_trade"
     on "${ARCHIVE_SCHEMA}"."cnpay_bill_line" ("file_id", "out_trade_no", "line")`,
]

const TEXT = "character set utf8mb4 collate utf8mb4_bin"

const MYSQL = [
  `create table cnpay_bill_file (
     id varchar(32) ${TEXT} not null,
     account varchar(64) ${TEXT} not null,
     bill_day date not null,
     kind varchar(16) ${TEXT} not null,
     hash varchar(80) ${TEXT} not null,
     \`lines\` int not null,
     archived_at datetime(3) not null,
     primary key (id),
     unique index cnpay_bill_file_once (account, bill_day, kind, hash)) engine=InnoDB`,
  `create table cnpay_bill_line (
     file_id varchar(32) ${TEXT} not null,
     line int not null,
     kind varchar(16) ${TEXT} not null,
     direction varchar(3) ${TEXT} not null,
     type varchar(64) ${TEXT} not null,
     happened_at datetime(0) not null,
     out_trade_no varchar(128) ${TEXT} not null,
     gateway_trade_no varchar(128) ${TEXT} null,
     out_refund_no varchar(128) ${TEXT} null,
     gateway_refund_no varchar(128) ${TEXT} null,
     flow_no varchar(128) ${TEXT} null,
     amount_fen bigint not null,
     settled_fen bigint not null,
     fee_yuan decimal(20,5) not null,
     refund_state varchar(32) ${TEXT} null,
     subject text ${TEXT} null,
     primary key (file_id, line),
     index cnpay_bill_line_trade (file_id, out_trade_no, line),
     constraint cnpay_bill_line_file foreign key (file_id)
       references cnpay_bill_file (id) on delete cascade on update no action) engine=InnoDB`,
]

/** Written out for each database, because what a bill is worth must not rest on a generator. */
export class CreateTables1795449600000 implements MigrationInterface {
  readonly name = "CreateTables1795449600000"

  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.dataSource.options.type === "postgres"
    for (const statement of isPostgres ? POSTGRES : MYSQL) await runner.query(statement)
  }

  async down(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.dataSource.options.type === "postgres"
    const prefix = isPostgres ? `"${ARCHIVE_SCHEMA}".` : ""
    await runner.query(`drop table ${prefix}cnpay_bill_line`)
    await runner.query(`drop table ${prefix}cnpay_bill_file`)
  }
}
