import { formatUnits } from "../core/exact-yuan"
import { BillRefused } from "./refused"

/** How many rows there were and what they come to, to be held against what the bill itself says. */
export class Tally {
  count = 0
  units = 0

  add(units: number): void {
    this.count += 1
    this.units += units
  }

  /** @throws BillRefused */
  mustCount(stated: number, what: string, line: number): void {
    if (stated === this.count) return
    const detail = `${what} says ${stated} rows, there are ${this.count}`
    throw new BillRefused("count_differs", detail, line)
  }

  /** @throws BillRefused */
  mustSum(stated: number, what: string, line: number): void {
    if (stated === this.units) return
    const detail = `${what} says ${formatUnits(stated)}, the rows come to ${formatUnits(this.units)}`
    throw new BillRefused("sum_differs", detail, line)
  }
}
