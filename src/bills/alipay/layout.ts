import type { BillLine } from "../../core/bill-line"
import type { Cells } from "../cells"
import type { StatedTotal } from "./markers"

/** What one kind of Alipay bill looks like once its header is known. */
export interface Layout {
  row(cells: Cells): BillLine
  /** The totals in the foot, all of which must be there. */
  readonly totals: readonly string[]
  /** Holds a total of the foot against the rows. @throws BillRefused */
  check(stated: StatedTotal, line: number): void
  /** Holds the summary file's total row against the rows; cells by column name. @throws BillRefused */
  checkSummary(total: SummaryTotal): void
}

/** The last row of a summary file. */
export interface SummaryTotal {
  line: number
  /** In hundred-thousandths of a yuan, counts too; `null`: there is no such column. */
  units(column: string): number | null
}
