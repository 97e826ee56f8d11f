import type { DataSource } from "typeorm"
import type { BillLine } from "../core/bill-line"
import type { BillLineRow } from "./entities"
import { COLUMNS, lineOf } from "./line"
import { run } from "./statement"

/**
 * Lines of a file in its own order, for people who turn its pages. Lines are numbered as in the file,
 * where a head comes before them: the place counts, not the number.
 */
export async function readPage(
  source: DataSource,
  file: string,
  { offset, limit }: { offset: number; limit: number }
): Promise<BillLine[]> {
  const rows = await run<BillLineRow>(
    source,
    ({ lines }) =>
      `select ${COLUMNS} from ${lines} where file_id = :file order by line limit :limit offset :offset`,
    { file, limit, offset }
  )
  return rows.map(lineOf)
}
