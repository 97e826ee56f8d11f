import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { roundToFen, type Fen } from "../core/money"

/** Medusa's amounts come as numbers, strings or `{ value, precision }`, in yuan, unrounded. */
export function toFen(amount: BigNumberInput): Fen {
  return roundToFen(MathBN.convert(amount).toFixed())
}
