import type { BillKind, BillLine } from "../../core/bill-line"
import { Cells } from "../cells"
import type { Charset } from "../charset"
import { Columns } from "../columns"
import { cut, type Line } from "../line"
import type { Expected, LineReader } from "../reader"
import { BillRefused } from "../refused"
import { scanCells } from "./cells"
import { FundLayout } from "./fund"
import type { Layout } from "./layout"
import { TradeLayout } from "./trade"

const LAYOUTS = { trade: TradeLayout, fund: FundLayout }
const BACKTICK = 0x60

/** Header, rows that begin with a backtick, the summary's header, the summary: nothing after it. */
export class WechatBillReader implements LineReader {
  private readonly cells: Cells
  private columns: Columns | null = null
  private layout: Layout | null = null
  private summary: Columns | null = null
  private isOver = false

  constructor(
    private readonly kind: BillKind,
    private readonly expected: Expected,
    private readonly charset: Charset
  ) {
    this.cells = new Cells(charset)
  }

  read(line: Line): BillLine | null {
    const { number } = line
    if (this.isOver) throw new BillRefused("repeated", "something follows the summary", number)
    if (line.text.charCodeAt(line.start) !== BACKTICK) return this.readHeader(cut(line), number)
    scanCells(this.cells, line)
    if (this.summary) return this.readSummary(this.summary)
    if (!this.layout || !this.columns) throw new BillRefused("not_a_bill", "no header", number)
    this.mustHave(this.columns.count)
    return this.layout.row(this.cells)
  }

  end(number: number): void {
    if (!this.layout) throw new BillRefused("not_a_bill", "it is empty")
    if (!this.isOver) throw new BillRefused("truncated", "it ends without its summary", number)
  }

  private readHeader(line: string, number: number): null {
    const names = this.charset
      .decode(line, number)
      .replace(/^\uFEFF/, "")
      .split(",")
    const columns = new Columns(names, number)
    if (!this.layout) {
      this.columns = columns
      this.layout = new LAYOUTS[this.kind](columns, this.expected)
    } else if (!this.summary) {
      columns.need(...this.layout.required.slice(0, 1))
      this.summary = columns
    } else {
      throw new BillRefused("malformed_line", "a row without a backtick", number)
    }
    return null
  }

  private readSummary(summary: Columns): null {
    this.mustHave(summary.count)
    for (const name of this.layout?.required ?? []) summary.need(name)
    for (const [index, name] of summary.names.entries()) {
      this.layout?.check(name, this.cells, index)
    }
    this.isOver = true
    return null
  }

  private mustHave(count: number): void {
    if (this.cells.count === count) return
    const detail = `${this.cells.count} cells under ${count} columns`
    throw new BillRefused("malformed_line", detail, this.cells.line)
  }
}
