import type { BillKind } from "../../core/bill-line"
import { Cells, unitsOf } from "../cells"
import type { Charset } from "../charset"
import { Columns } from "../columns"
import { cut, type Line } from "../line"
import type { Expected, LineReader } from "../reader"
import { BillRefused } from "../refused"
import { scanCells } from "./cells"
import type { SummaryTotal } from "./layout"
import { checkAccount, checkSpan, plain, titleOf } from "./markers"

const TOTAL = "合计"

/** The small file beside the details, 业务明细(汇总) or 账务汇总: only its last row is of interest. */
export class SummaryReader implements LineReader {
  private readonly cells: Cells
  private columns: Columns | null = null
  private isOurs = { account: false, span: false }
  private found: SummaryTotal | null = null

  constructor(
    private readonly kind: BillKind,
    private readonly expected: Expected,
    private readonly charset: Charset
  ) {
    this.cells = new Cells(charset)
  }

  read(line: Line): null {
    const { number } = line
    const text = plain(this.charset.decode(cut(line), number))
    if (number === 1) this.readTitle(text)
    else if (text.startsWith("#")) this.readHead(text, number)
    else if (!this.columns) this.columns = new Columns(text.split(","), number)
    else if (text.startsWith(TOTAL)) this.found = this.readTotal(line, this.columns)
    return null
  }

  end(number: number): void {
    const { account, span } = this.isOurs
    if (!account || !span) throw new BillRefused("not_a_bill", "the summary's head is not whole")
    if (!this.found) throw new BillRefused("truncated", "the summary has no total", number)
  }

  /** Once it has ended. */
  get total(): SummaryTotal | null {
    return this.found
  }

  private readTitle(text: string): void {
    const title = titleOf(text)
    if (title?.kind === this.kind && title.scope === "summary") return
    throw new BillRefused("not_a_bill", "it is the summary of something else", 1)
  }

  private readHead(text: string, number: number): void {
    if (checkAccount(text, this.expected, number)) this.isOurs.account = true
    if (checkSpan(text, this.expected, number)) this.isOurs.span = true
  }

  private readTotal(line: Line, columns: Columns): SummaryTotal {
    const { number } = line
    scanCells(this.cells, line)
    const texts = new Map(columns.names.map((name, index) => [name, this.cells.text(index)]))
    return { line: number, units: (column) => unitsIn(texts.get(column), number) }
  }
}

function unitsIn(text: string | undefined, line: number): number | null {
  if (text === undefined) return null
  const units = unitsOf(text)
  if (!Number.isNaN(units)) return units
  throw new BillRefused("malformed_amount", "the summary's total is not an amount", line)
}
