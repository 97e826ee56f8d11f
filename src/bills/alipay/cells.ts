import type { Cells } from "../cells"
import type { Line } from "../line"
import { BillRefused } from "../refused"

const QUOTE = 34
const TAB = 9
const BLANK = 32

/**
 * Finds the cells of a data line: separated by commas, padded with tabs so that spreadsheets do not
 * round long numbers, and quoted where a text has a comma of its own.
 */
export function scanCells(cells: Cells, line: Line): void {
  cells.begin(line)
  let start = line.start
  while (start <= line.end) {
    const isQuoted = line.text.charCodeAt(start) === QUOTE
    const end = isQuoted ? endOfQuoted(line, start) : endOfPlain(line, start)
    addTrimmed(cells, line.text, start, end)
    start = end + 1
  }
}

function endOfPlain(line: Line, start: number): number {
  const comma = line.text.indexOf(",", start)
  return comma < 0 || comma > line.end ? line.end : comma
}

/** Where a quoted cell ends: a doubled quote is part of it, and only padding follows the last one. */
function endOfQuoted(line: Line, start: number): number {
  let at = start + 1
  for (;;) {
    const quote = line.text.indexOf('"', at)
    if (quote < 0 || quote >= line.end) {
      throw new BillRefused("malformed_line", "a quoted cell does not end", line.number)
    }
    if (line.text.charCodeAt(quote + 1) !== QUOTE) return endOfPlain(line, quote)
    at = quote + 2
  }
}

function addTrimmed(cells: Cells, text: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && isPadding(text.charCodeAt(start))) start += 1
  while (start < end && isPadding(text.charCodeAt(end - 1))) end -= 1
  const isQuoted = end - start > 1 && text.charCodeAt(start) === QUOTE
  if (isQuoted && text.charCodeAt(end - 1) === QUOTE) cells.add(start + 1, end - 1)
  else cells.add(start, end)
}

function isPadding(code: number): boolean {
  return code === TAB || code === BLANK
}

/** The text of a cell that may have been quoted. */
export function unquote(text: string): string {
  return text.replaceAll('""', '"')
}
