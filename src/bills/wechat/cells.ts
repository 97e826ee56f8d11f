import type { Cells } from "../cells"
import type { Line } from "../line"

const COMMA = 0x2c
const BACKTICK = 0x60

/**
 * Finds the cells of a data line. Each begins with a backtick, and commas inside a text are escaped,
 * so that a comma with a backtick after it always separates.
 * @see https://pay.weixin.qq.com/docs/merchant/products/bill-download/format-trade.html
 */
export function scanCells(cells: Cells, line: Line): void {
  cells.begin(line)
  const { bytes, end } = line
  let start = line.start + 1
  // A separator is two bytes, so that every second byte is enough to come upon it.
  for (let at = start; at < end; at += 2) {
    const byte = bytes[at]
    if (byte === COMMA && bytes[at + 1] === BACKTICK) {
      cells.add(start, at)
      start = at + 2
    } else if (byte === BACKTICK && bytes[at - 1] === COMMA) {
      cells.add(start, at - 1)
      start = at + 1
    }
  }
  cells.add(start, end)
}

/** WeChat Pay writes a comma inside a text as backslash and blank, line ends as `\r` and `\n`. */
export function unescapeText(text: string): string {
  if (!text.includes("\\")) return text
  return text.replace(/\\([ rn])/g, (_, code: string) => (code === " " ? "," : " "))
}
