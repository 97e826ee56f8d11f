import type { BillKind, BillLine } from "../../core/bill-line"
import { Cells } from "../cells"
import type { Charset } from "../charset"
import { Columns } from "../columns"
import { cut, type Line } from "../line"
import type { Expected, LineReader } from "../reader"
import { BillRefused } from "../refused"
import { scanCells } from "./cells"
import { FundLayout } from "./fund"
import type { Layout, SummaryTotal } from "./layout"
import * as markers from "./markers"
import { TradeLayout } from "./trade"

const LAYOUTS = { trade: TradeLayout, fund: FundLayout }
const HASH = 0x23

type Part = "title" | "head" | "rows" | "foot" | "over"

/** Title, account, span, header, rows, the end's marker, totals, time of export: nothing after it. */
export class DetailReader implements LineReader {
  private readonly cells: Cells
  private part: Part = "title"
  private layout: Layout | null = null
  private columns = 0
  /** What of head and foot has been seen; all of it must be. */
  private readonly seen = new Set<string>()

  constructor(
    private readonly kind: BillKind,
    private readonly expected: Expected,
    private readonly charset: Charset
  ) {
    this.cells = new Cells(charset)
  }

  read(line: Line): BillLine | null {
    const { number } = line
    const isMarker = line.text.charCodeAt(line.start) === HASH || this.part === "title"
    if (!isMarker && this.part === "rows" && this.layout) return this.readRow(this.layout, line)
    const text = this.charset.decode(cut(line), number)
    if (isMarker) return this.readMarker(markers.plain(text), number)
    if (this.part !== "head") throw this.misplaced(number)
    return this.readHeader(text, number)
  }

  end(number: number): void {
    if (this.part === "title") throw new BillRefused("not_a_bill", "it is empty")
    if (this.part !== "over") throw new BillRefused("truncated", "it ends before its foot", number)
  }

  /** Holds the total of the summary file that came with it against the rows. @throws BillRefused */
  checkSummary(total: SummaryTotal): void {
    this.layout?.checkSummary(total)
  }

  private readRow(layout: Layout, line: Line): BillLine {
    scanCells(this.cells, line)
    if (this.cells.count === this.columns) return layout.row(this.cells)
    const detail = `${this.cells.count} cells under ${this.columns} columns`
    throw new BillRefused("malformed_line", detail, line.number)
  }

  private readHeader(line: string, number: number): null {
    for (const wanted of ["account", "span"]) {
      if (!this.seen.has(wanted)) {
        throw new BillRefused("not_a_bill", `its head lacks the ${wanted}`, number)
      }
    }
    const columns = new Columns(
      line.split(",").map((name) => name.trim()),
      number
    )
    this.layout = new LAYOUTS[this.kind](columns, this.expected)
    this.columns = columns.count
    this.part = "rows"
    return null
  }

  private readMarker(text: string, number: number): null {
    switch (this.part) {
      case "title":
        return this.readTitle(text, number)
      case "head":
        return this.readHead(text, number)
      case "rows":
        if (!markers.isEndMarker(text)) throw this.misplaced(number)
        this.part = "foot"
        return null
      case "foot":
        return this.readFoot(text, number)
      case "over":
        throw new BillRefused("repeated", "something follows the end", number)
    }
  }

  private readTitle(text: string, number: number): null {
    const title = markers.titleOf(text)
    if (title?.kind !== this.kind || title.scope !== "detail") {
      throw new BillRefused(
        "not_a_bill",
        "its first line is not the bill's that was asked for",
        number
      )
    }
    this.part = "head"
    return null
  }

  private readHead(text: string, number: number): null {
    if (markers.checkAccount(text, this.expected, number)) this.see("account", number)
    else if (markers.checkSpan(text, this.expected, number)) this.see("span", number)
    else if (!markers.isListMarker(text)) throw this.misplaced(number)
    return null
  }

  private readFoot(text: string, number: number): null {
    const total = markers.totalOf(text)
    if (total && this.layout?.totals.includes(total.name)) {
      this.see(total.name, number)
      this.layout.check(total, number)
    } else if (markers.isExportTime(text) && this.layout?.totals.every((it) => this.seen.has(it))) {
      this.part = "over"
    } else {
      throw this.misplaced(number)
    }
    return null
  }

  private see(what: string, number: number): void {
    if (this.seen.has(what)) throw new BillRefused("repeated", `it has ${what} twice`, number)
    this.seen.add(what)
  }

  private misplaced(number: number): BillRefused {
    return new BillRefused("malformed_line", "it does not belong here", number)
  }
}
