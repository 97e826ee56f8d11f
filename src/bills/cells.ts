import type { BillDay } from "../core/bill-day"
import { formatUnits, UNITS_PER_YUAN, type ExactYuan } from "../core/exact-yuan"
import { fen, type Fen } from "../core/money"
import type { Charset } from "./charset"
import { BillRefused } from "./refused"
import type { Line } from "./line"
import { isTimeOfDay, timeOfDay } from "./time"

const MOST_CELLS = 128
const UNITS_PER_FEN = UNITS_PER_YUAN / 100
const DECIMALS = 5
const LAST_ASCII = 0x7f
const MINUS = 45
const POINT = 46
const ZERO = 48

/**
 * The cells of one line, found but not cut out: of 27 columns a third is read. One object serves all
 * lines of a bill.
 */
export class Cells {
  count = 0
  /** Number of the line in the file, from 1. */
  line = 0
  private source = ""
  private bytes: Uint8Array = new Uint8Array()
  private readonly lastSlices: string[] = Array.from({ length: MOST_CELLS }, () => "")
  private readonly lastWords: string[] = Array.from({ length: MOST_CELLS }, () => "")
  private readonly starts = new Int32Array(MOST_CELLS)
  private readonly ends = new Int32Array(MOST_CELLS)

  constructor(private readonly charset: Charset) {}

  begin({ bytes, text, number }: Line): void {
    this.source = text
    this.bytes = bytes
    this.line = number
    this.count = 0
  }

  add(start: number, end: number): void {
    if (this.count === MOST_CELLS)
      throw new BillRefused("malformed_line", "too many cells", this.line)
    this.starts[this.count] = start
    this.ends[this.count] = end
    this.count += 1
  }

  /** A cell as it stands, decoded if need be. */
  text(index: number): string {
    const start = this.starts[index] ?? 0
    const end = this.ends[index] ?? 0
    const slice = this.source.slice(start, end)
    for (let at = start; at < end; at += 1) {
      if ((this.bytes[at] ?? 0) > LAST_ASCII) return this.charset.decode(slice, this.line)
    }
    return slice
  }

  /** Like {@link text}, for numbers of trades and refunds, which are ASCII at both gateways. */
  id(index: number): string {
    return this.source.slice(this.starts[index] ?? 0, this.ends[index] ?? 0)
  }

  /** Like {@link text}, for columns that often repeat themselves: then nothing is cut out. */
  word(index: number): string {
    if (this.is(index, this.lastSlices[index] ?? "")) return this.lastWords[index] ?? ""
    const word = this.text(index)
    this.lastSlices[index] = this.source.slice(this.starts[index] ?? 0, this.ends[index] ?? 0)
    this.lastWords[index] = word
    return word
  }

  /** Whether a cell is just this ASCII text. */
  is(index: number, text: string): boolean {
    const start = this.starts[index] ?? 0
    return (this.ends[index] ?? 0) - start === text.length && this.source.startsWith(text, start)
  }

  /** A time of the bill's day. @throws BillRefused for another day, or if it is no time */
  time(index: number, day: BillDay): string {
    const start = this.starts[index] ?? 0
    const isOfDay = (this.ends[index] ?? 0) - start === 19 && this.source.startsWith(day, start)
    if (isOfDay && isTimeOfDay(this.bytes, start + day.length)) return this.id(index)
    return timeOfDay(this.text(index), day, this.line)
  }

  /** A cell that is known to hold so many units, with five decimals. */
  exactYuan(index: number, units: number): ExactYuan {
    const end = this.ends[index] ?? 0
    const hasAllDecimals = this.bytes[end - DECIMALS - 1] === POINT
    const isAsWritten = hasAllDecimals && end - (this.starts[index] ?? 0) > DECIMALS + 1
    return isAsWritten ? (this.id(index) as ExactYuan) : formatUnits(units)
  }

  /** A cell in hundred-thousandths of a yuan, exact. @throws BillRefused if it is no decimal */
  units(index: number): number {
    const units = decimal(this.bytes, this.starts[index] ?? 0, this.ends[index] ?? 0)
    if (Number.isNaN(units)) {
      throw new BillRefused("malformed_amount", `cell ${index + 1} is not an amount`, this.line)
    }
    return units
  }

  isBlank(index: number): boolean {
    return this.starts[index] === this.ends[index]
  }

  /** A magnitude in fen. @throws BillRefused if it has parts of a fen */
  fen(units: number): Fen {
    const amount = Math.abs(units) / UNITS_PER_FEN
    if (Number.isSafeInteger(amount)) return fen(amount)
    throw new BillRefused("malformed_amount", "an amount is not in whole fen", this.line)
  }
}

/** A decimal text in hundred-thousandths of a yuan; `NaN` if it is none. */
export function unitsOf(text: string): number {
  return decimal(Buffer.from(text, "latin1"), 0, text.length)
}

/** Digits, at most one sign and one point; `NaN` for anything else, or more decimals than five. */
function decimal(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === MINUS
  let value = 0
  let decimals = -1
  let digits = 0
  for (let at = isNegative ? start + 1 : start; at < end; at += 1) {
    const code = bytes[at] ?? 0
    if (code === POINT && decimals < 0 && digits > 0 && at + 1 < end) {
      decimals = 0
    } else if (code >= ZERO && code <= ZERO + 9) {
      value = value * 10 + (code - ZERO)
      digits += 1
      if (decimals >= 0) decimals += 1
    } else {
      return NaN
    }
  }
  if (digits === 0 || decimals > DECIMALS) return NaN
  for (let missing = DECIMALS - Math.max(0, decimals); missing > 0; missing -= 1) value *= 10
  if (!Number.isSafeInteger(value)) return NaN
  return isNegative ? -value : value
}
