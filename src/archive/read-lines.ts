import type { DataSource } from "typeorm"
import type { BillLine } from "../core/bill-line"
import type { ExactYuan } from "../core/exact-yuan"
import { fen } from "../core/money"
import { LINE_COLUMNS, LINE_TABLE, type BillLineRow } from "./entities"
import { ARCHIVE_SCHEMA } from "./place"

/** Drivers make of a time and of a decimal what they like, unless it is text. */
const AS_TEXT: Readonly<Record<string, string>> = {
  happened_at: "cast(happened_at as char(19)) as happened_at",
  fee_yuan: "trim(cast(fee_yuan as char(32))) as fee_yuan",
}

const COLUMNS = LINE_COLUMNS.map((name) => AS_TEXT[name] ?? name).join(", ")

/**
 * The lines of a file in batches, sorted by `outTradeNo` byte by byte and then by line, so that they
 * can be merged with anything sorted alike. Lines without a number come first. Memory does not grow
 * with the file, and no transaction stays open between two batches.
 */
export async function* readLines(
  source: DataSource,
  fileId: string,
  size: number
): AsyncGenerator<BillLine[], void> {
  let last: Pick<BillLineRow, "out_trade_no" | "line"> = { out_trade_no: "", line: 0 }
  for (;;) {
    const { out_trade_no: no, line } = last
    const rows = await source.query<BillLineRow[]>(statement(source), [fileId, no, no, line, size])
    const end = rows.at(-1)
    if (!end) return
    yield rows.map(lineOf)
    last = end
  }
}

/** Lines of a file in its own order, for people who turn its pages. */
export async function readPage(
  source: DataSource,
  fileId: string,
  { offset, limit }: { offset: number; limit: number }
): Promise<BillLine[]> {
  const { table, marks } = dialect(source)
  const [file, most, after] = marks
  // Lines are numbered as in the file, where a head comes before them: the place counts, not the number.
  const rows = await source.query<BillLineRow[]>(
    `select ${COLUMNS} from ${table} where file_id = ${file} order by line limit ${most} offset ${after}`,
    [fileId, limit, offset]
  )
  return rows.map(lineOf)
}

function dialect(source: DataSource): { table: string; marks: string[] } {
  const isPostgres = source.options.type === "postgres"
  return {
    table: isPostgres ? `"${ARCHIVE_SCHEMA}".${LINE_TABLE}` : LINE_TABLE,
    marks: isPostgres ? ["$1", "$2", "$3", "$4", "$5"] : ["?", "?", "?", "?", "?"],
  }
}

function statement(source: DataSource): string {
  const { table, marks } = dialect(source)
  const [file, after, same, line, size] = marks
  return `select ${COLUMNS} from ${table}
           where file_id = ${file}
             and (out_trade_no > ${after} or (out_trade_no = ${same} and line > ${line}))
           order by out_trade_no, line limit ${size}`
}

function lineOf(row: BillLineRow): BillLine {
  return {
    line: row.line,
    kind: row.kind as BillLine["kind"],
    direction: row.direction as BillLine["direction"],
    type: row.type,
    at: row.happened_at,
    outTradeNo: row.out_trade_no || null,
    gatewayTradeNo: row.gateway_trade_no,
    outRefundNo: row.out_refund_no,
    gatewayRefundNo: row.gateway_refund_no,
    flowNo: row.flow_no,
    amount: fen(Number(row.amount_fen)),
    settled: fen(Number(row.settled_fen)),
    fee: row.fee_yuan as ExactYuan,
    refundState: row.refund_state,
    subject: row.subject,
  }
}
