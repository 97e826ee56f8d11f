import type { BillLine } from "../../core/bill-line"
import type { Cells } from "../cells"
import type { Columns } from "../columns"

/** What one kind of WeChat Pay bill looks like once its header is known. */
export interface Layout {
  row(cells: Cells): BillLine
  /** Holds one cell of the summary against the rows. @throws BillRefused */
  check(name: string, cells: Cells, index: number): void
  /** What the summary cannot do without. */
  readonly required: readonly string[]
}

export type OpenLayout = (columns: Columns) => Layout
