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
    mustCount(this.count, stated, what, line)
  }

  /** @throws BillRefused */
  mustSum(stated: number, what: string, line: number): void {
    mustSum(this.units, stated, what, line)
  }
}

/** @throws BillRefused */
export function mustCount(count: number, stated: number, what: string, line: number): void {
  if (stated === count) return
  const detail = `${what} says ${stated} rows, there are ${count}`
  throw new BillRefused("count_differs", detail, line)
}

/** @throws BillRefused */
export function mustSum(units: number, stated: number, what: string, line: number): void {
  if (stated === units) return
  const detail = `${what} says ${formatUnits(stated)}, the rows come to ${formatUnits(units)}`
  throw new BillRefused("sum_differs", detail, line)
}
