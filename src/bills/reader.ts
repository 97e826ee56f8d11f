import type { BillDay } from "../core/bill-day"
import type { BillLine } from "../core/bill-line"
import { blocksOfLines } from "./blocks"
import type { Charset } from "./charset"
import type { Line } from "./line"
import { BillRefused } from "./refused"

/** Whose bill, and of which day: a bill of anybody else is refused. */
export interface Expected {
  /** WeChat Pay: the merchant number. Alipay: the merchant's user id (`2088…`). `null`: not known. */
  merchant: string | null
  day: BillDay
}

/** Understands one format line by line. */
export interface LineReader {
  /** The row in a line, or `null` when the line is not one. @throws BillRefused */
  read(line: Line): BillLine | null
  /** The file is over. @throws BillRefused if it is not all there */
  end(number: number): void
}

const CARRIAGE_RETURN = 0x0d

/**
 * Reads a bill as a stream: memory does not grow with the file. The rows are to be believed only
 * when the iteration has ended without an error, because what the bill says of itself stands last.
 * @throws BillRefused
 */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  reader: LineReader,
  charset: Charset
): AsyncGenerator<BillLine[], void> {
  const line: Line = { bytes: new Uint8Array(), text: "", start: 0, end: 0, number: 0 }
  for await (const block of blocksOfLines(bytes)) {
    if (!charset.accepts(block)) {
      throw new BillRefused("bad_encoding", "it is not text", line.number + 1)
    }
    line.bytes = block
    line.text = block.toString("latin1")
    const rows = readBlock(line, reader)
    if (rows.length > 0) yield rows
  }
  reader.end(line.number)
}

function readBlock(line: Line, reader: LineReader): BillLine[] {
  const { bytes, text } = line
  const rows: BillLine[] = []
  for (let start = 0; start < bytes.length;) {
    const feed = text.indexOf("\n", start)
    const next = feed < 0 ? bytes.length : feed
    const hasReturn = next > start && bytes[next - 1] === CARRIAGE_RETURN
    line.start = start
    line.end = hasReturn ? next - 1 : next
    line.number += 1
    const row = line.end > start ? reader.read(line) : null
    if (row) rows.push(row)
    start = next + 1
  }
  return rows
}
