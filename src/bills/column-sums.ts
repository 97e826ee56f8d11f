import type { Cells } from "./cells"
import { mustSum } from "./tally"

/** The amounts of the row at hand and what they come to so far, by column. */
export class ColumnSums {
  private readonly columns: readonly number[]
  private readonly values: Float64Array
  private readonly sums: Float64Array

  /** `width`: how many columns there are; `columns`: those with amounts. */
  constructor(width: number, columns: Iterable<number>) {
    this.columns = [...new Set(columns)]
    this.values = new Float64Array(width)
    this.sums = new Float64Array(width)
  }

  /** @throws BillRefused if an amount is none */
  add(cells: Cells): void {
    const { columns, values, sums } = this
    for (let i = 0; i < columns.length; i += 1) {
      const column = columns[i] ?? 0
      const units = cells.units(column)
      values[column] = units
      sums[column] = (sums[column] ?? 0) + units
    }
  }

  /** In hundred-thousandths of a yuan, of the row that was added last. */
  value(column: number): number {
    return this.values[column] ?? 0
  }

  /** A column that is not there comes to nothing. @throws BillRefused */
  mustSum(column: number, stated: number, what: string, line: number): void {
    mustSum(column < 0 ? 0 : (this.sums[column] ?? 0), stated, what, line)
  }
}
