import type { DataSource } from "typeorm"
import type { LineKind } from "../core/bill-line"
import { LINE_TABLE } from "./entities"
import { ARCHIVE_SCHEMA } from "./place"

/** Where a line is. */
export interface FoundLine {
  fileId: string
  line: number
  kind: LineKind
}

/** The lines of some files that name a trade, by index. */
export async function findLines(
  source: DataSource,
  fileIds: readonly string[],
  outTradeNo: string
): Promise<FoundLine[]> {
  if (fileIds.length === 0) return []
  const isPostgres = source.options.type === "postgres"
  const table = isPostgres ? `"${ARCHIVE_SCHEMA}".${LINE_TABLE}` : LINE_TABLE
  const place = (index: number) => (isPostgres ? `$${index + 1}` : "?")
  const rows = await source.query<{ file_id: string; line: number; kind: string }[]>(
    `select file_id, line, kind from ${table}
      where file_id in (${fileIds.map((_, index) => place(index)).join(", ")})
        and out_trade_no = ${place(fileIds.length)}
      order by file_id, line`,
    [...fileIds, outTradeNo]
  )
  return rows.map(({ file_id, line, kind }) => ({ fileId: file_id, line, kind: kind as LineKind }))
}
