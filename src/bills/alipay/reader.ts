import type { BillKind, BillLine } from "../../core/bill-line"
import type { Charset } from "../charset"
import { cut, type Line } from "../line"
import type { Expected, LineReader } from "../reader"
import { DetailReader } from "./detail-reader"
import { plain, titleOf } from "./markers"
import { SummaryReader } from "./summary-reader"

/** Reads either file of an Alipay bill; which one it is, its first line says. */
export class AlipayBillReader implements LineReader {
  private reader: DetailReader | SummaryReader | null = null

  constructor(
    private readonly kind: BillKind,
    private readonly expected: Expected,
    private readonly charset: Charset
  ) {}

  read(line: Line): BillLine | null {
    this.reader ??= this.open(line)
    return this.reader.read(line)
  }

  end(number: number): void {
    this.reader ??= new DetailReader(this.kind, this.expected, this.charset)
    this.reader.end(number)
  }

  get detail(): DetailReader | null {
    return this.reader instanceof DetailReader ? this.reader : null
  }

  get summary(): SummaryReader | null {
    return this.reader instanceof SummaryReader ? this.reader : null
  }

  private open(line: Line): DetailReader | SummaryReader {
    const title = titleOf(plain(this.charset.decode(cut(line), line.number)))
    const Reader = title?.scope === "summary" ? SummaryReader : DetailReader
    return new Reader(this.kind, this.expected, this.charset)
  }
}
