import type { EntitySchema } from "typeorm"
import type { TypeOrm } from "./typeorm"

/** A bill that was believed. */
export interface BillFileRow {
  id: string
  account: string
  bill_day: string
  kind: string
  /** Of the bill's text, so that the same bill is kept once. */
  hash: string
  lines: number
  archived_at: Date
}

/** A line of a bill; money as text, since it may be larger than a driver's number. */
export interface BillLineRow {
  file_id: string
  line: number
  kind: string
  direction: string
  type: string
  happened_at: string
  /** Empty where the bill names none: it is what lines are sorted by. */
  out_trade_no: string
  gateway_trade_no: string | null
  out_refund_no: string | null
  gateway_refund_no: string | null
  flow_no: string | null
  amount_fen: string
  settled_fen: string
  fee_yuan: string
  refund_state: string | null
  subject: string | null
  currency: string | null
  /** After the movement; fund bills only. */
  balance_yuan: string | null
}

/** The columns of a line, in the order in which they are loaded. */
export const LINE_COLUMNS = [
  "file_id",
  "line",
  "kind",
  "direction",
  "type",
  "happened_at",
  "out_trade_no",
  "gateway_trade_no",
  "out_refund_no",
  "gateway_refund_no",
  "flow_no",
  "amount_fen",
  "settled_fen",
  "fee_yuan",
  "refund_state",
  "subject",
  "currency",
  "balance_yuan",
] as const satisfies readonly (keyof BillLineRow)[]

export const FILE_TABLE = "cnpay_bill_file"
export const LINE_TABLE = "cnpay_bill_line"

/** Schemas instead of decorated classes: they need nothing of the compiler. */
export function entities(
  { EntitySchema: Schema }: TypeOrm,
  isPostgres: boolean
): [EntitySchema<BillFileRow>, EntitySchema<BillLineRow>] {
  // Numbers are compared byte by byte in every database, so that all sort alike.
  const bytewise = isPostgres
    ? { collation: "C" }
    : { charset: "utf8mb4", collation: "utf8mb4_bin" }
  const text = (length: number) => ({ type: "varchar", length, ...bytewise }) as const
  const optional = (length: number) => ({ ...text(length), nullable: true }) as const
  return [
    new Schema<BillFileRow>({
      name: "BillFile",
      tableName: FILE_TABLE,
      columns: {
        id: { ...text(32), primary: true },
        account: text(64),
        bill_day: { type: "date" },
        kind: text(16),
        hash: text(80),
        lines: { type: "int" },
        archived_at: isPostgres ? { type: "timestamptz" } : { type: "datetime", precision: 3 },
      },
      indices: [
        {
          name: "cnpay_bill_file_once",
          unique: true,
          columns: ["account", "bill_day", "kind", "hash"],
        },
      ],
    }),
    new Schema<BillLineRow>({
      name: "BillLine",
      tableName: LINE_TABLE,
      columns: {
        file_id: { ...text(32), primary: true },
        line: { type: "int", primary: true },
        kind: text(16),
        direction: text(3),
        type: text(64),
        happened_at: { type: isPostgres ? "timestamp" : "datetime", precision: 0 },
        out_trade_no: text(128),
        gateway_trade_no: optional(128),
        out_refund_no: optional(128),
        gateway_refund_no: optional(128),
        flow_no: optional(128),
        amount_fen: { type: "bigint" },
        settled_fen: { type: "bigint" },
        fee_yuan: { type: "decimal", precision: 20, scale: 5 },
        refund_state: optional(32),
        subject: { type: "text", ...bytewise, nullable: true },
        currency: optional(16),
        balance_yuan: { type: "decimal", precision: 20, scale: 5, nullable: true },
      },
      indices: [{ name: "cnpay_bill_line_trade", columns: ["file_id", "out_trade_no", "line"] }],
      foreignKeys: [
        {
          name: "cnpay_bill_line_file",
          target: "BillFile",
          columnNames: ["file_id"],
          referencedColumnNames: ["id"],
          onDelete: "CASCADE",
        },
      ],
    }),
  ]
}
