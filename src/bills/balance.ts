import type { ExactYuan } from "../core/exact-yuan"
import type { Cells } from "./cells"
import { formatUnits } from "../core/exact-yuan"

/** The balance in a column that not every bill has, and not every row fills. */
export function balanceOf(cells: Cells, index: number): ExactYuan | null {
  return index < 0 || cells.isBlank(index) ? null : formatUnits(cells.units(index))
}
