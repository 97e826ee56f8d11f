import type { DataSource } from "typeorm"
import type { BillLine } from "../core/bill-line"
import type { BillLineRow } from "./entities"
import { COLUMNS, lineOf } from "./line"
import { run } from "./statement"

/**
 * The lines of a file in batches, sorted by `outTradeNo` byte by byte and then by line, so that they
 * can be merged with anything sorted alike. Lines without a number come first. Memory does not grow
 * with the file, and no transaction stays open between two batches.
 */
export async function* readLines(
  source: DataSource,
  file: string,
  size: number
): AsyncGenerator<BillLine[], void> {
  let last: Pick<BillLineRow, "out_trade_no" | "line"> = { out_trade_no: "", line: 0 }
  for (;;) {
    const { out_trade_no: no, line } = last
    const rows = await run<BillLineRow>(
      source,
      ({ lines }) =>
        `select ${COLUMNS} from ${lines}
          where file_id = :file and out_trade_no >= :no and (out_trade_no > :no or line > :line)
          order by out_trade_no, line limit :size`,
      { file, no, line, size }
    )
    const end = rows.at(-1)
    if (!end) return
    yield rows.map(lineOf)
    last = end
  }
}
