import { discrepancies } from "../../i18n/en/discrepancies"
import type { Text } from "../../shared/hooks/use-text"

type Known = keyof typeof discrepancies.sides

const isKnown = (field: string): field is Known => Object.hasOwn(discrepancies.sides, field)

/** A field that has no name here is shown as it is called: better than not at all. */
export function fieldName(field: string, text: Text): string {
  return isKnown(field) ? text(`discrepancies.sides.${field}`) : field
}

const SUMS = ["total", "amount", "refunded", "paid", "frozen", "left"]

/** Sums are in fen, under a name that says so or one of the ledger's. */
export function isFen(field: string): boolean {
  return field.endsWith("_fen") || SUMS.includes(field)
}
