import type { QueryRunner } from "typeorm"
import type { BillLine } from "../core/bill-line"
import { LINE_COLUMNS, LINE_TABLE } from "./entities"

const ROWS_PER_STATEMENT = 500

const COLUMNS = LINE_COLUMNS.map((name) => `\`${name}\``).join(", ")
const ROW = `(${LINE_COLUMNS.map(() => "?").join(", ")})`

/** Loads lines by inserts of many rows, in the runner's transaction, where there is no COPY. */
export async function insertLines(
  runner: QueryRunner,
  fileId: string,
  batches: AsyncIterable<BillLine[]>
): Promise<void> {
  for await (const batch of batches) {
    for (let start = 0; start < batch.length; start += ROWS_PER_STATEMENT) {
      const rows = batch.slice(start, start + ROWS_PER_STATEMENT)
      const places = rows.map(() => ROW).join(", ")
      const values = rows.flatMap((line) => valuesOf(fileId, line))
      await runner.query(`insert into ${LINE_TABLE} (${COLUMNS}) values ${places}`, values)
    }
  }
}

/** In the order of {@link LINE_COLUMNS}. */
function valuesOf(fileId: string, line: BillLine): (string | number | null)[] {
  return [
    fileId,
    line.line,
    line.kind,
    line.direction,
    line.type,
    line.at,
    line.outTradeNo ?? "",
    line.gatewayTradeNo,
    line.outRefundNo,
    line.gatewayRefundNo,
    line.flowNo,
    line.amount,
    line.settled,
    line.fee,
    line.refundState,
    line.subject,
    line.currency,
    line.balance,
  ]
}
