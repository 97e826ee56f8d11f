import type { Cell, Column, Language } from "./columns"

/** Without it Excel takes UTF-8 for the code page of the machine. */
const BOM = "\uFEFF"

/** What spreadsheets would carry out as a formula. @see https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** Spreadsheets keep fifteen digits of a number. A tab makes it a text: the way of Alipay's own bills. */
const LONG_NUMBER = /^\d{16,}$/

/** A table as CSV for spreadsheets, batch by batch, so that memory does not grow with it. */
export async function* csv<Row>(
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>,
  lang: Language
): AsyncGenerator<string, void> {
  yield BOM + line(columns.map(({ head }) => ({ text: head[lang] })))
  for await (const batch of batches) {
    yield batch.map((row) => line(columns.map(({ cell }) => cell(row, lang)))).join("")
  }
}

/** One row; also for what stands above a table. */
export function line(cells: readonly Cell[]): string {
  return `${cells.map(written).join(",")}\r\n`
}

function written(cell: Cell): string {
  if ("number" in cell) return cell.number ?? ""
  const { text } = cell
  if (text === null || text === "") return ""
  if (LONG_NUMBER.test(text)) return `${text}\t`
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
