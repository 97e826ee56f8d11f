import type { DataSource } from "typeorm"
import type { BillLine } from "../core/bill-line"
import type { BillLineRow } from "./entities"
import { COLUMNS, lineOf } from "./line"
import { run } from "./statement"

/** All lines of a file in its own order, a batch at a time, for whoever saves them. */
export async function* readFile(
  source: DataSource,
  file: string,
  size: number
): AsyncGenerator<BillLine[], void> {
  for (let line = 0; ;) {
    const rows = await run<BillLineRow>(
      source,
      ({ lines }) =>
        `select ${COLUMNS} from ${lines} where file_id = :file and line > :line order by line limit :size`,
      { file, line, size }
    )
    const end = rows.at(-1)
    if (!end) return
    yield rows.map(lineOf)
    line = end.line
  }
}
