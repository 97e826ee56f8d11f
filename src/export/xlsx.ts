import type { Cell, Column, Language } from "./columns"

/** A sheet is made in memory. Larger tables are for CSV. */
export const MOST_XLSX_ROWS = 50_000

export interface Sheet {
  name: string
  rows: (readonly Cell[])[]
}

/** A workbook; the first row of each sheet is its head. Texts stay texts, whatever they begin with. */
export async function xlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  // It is an ES module, and only who exports pays for loading it.
  const { default: writeXlsxFile } = await import("write-excel-file/node")
  return writeXlsxFile(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row, index) => row.map((cell) => written(cell, index === 0))),
      columns: (rows[0] ?? []).map(() => ({ width: 22 })),
      stickyRowsCount: 1,
    }))
  ).toBuffer()
}

/** A table as the rows of a sheet. */
export function tableOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  lang: Language
): Sheet["rows"] {
  const head = columns.map(({ head: names }): Cell => ({ text: names[lang] }))
  return [head, ...rows.map((row) => columns.map(({ cell }) => cell(row, lang)))]
}

function written(cell: Cell, isHead: boolean) {
  const style = isHead ? ({ fontWeight: "bold" } as const) : {}
  if ("number" in cell) {
    if (cell.number === null) return null
    const isAmount = cell.number.includes(".")
    return { value: Number(cell.number), type: Number, ...(isAmount ? { format: "0.00" } : {}) }
  }
  return cell.text === null ? null : { value: cell.text, type: String, ...style }
}
