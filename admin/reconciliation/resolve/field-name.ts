import { discrepancies } from "../../i18n/en/discrepancies"
import type { Text } from "../../shared/hooks/use-text"

const { sides, words } = discrepancies

const isIn = <Names extends object>(names: Names, name: string): name is string & keyof Names =>
  Object.hasOwn(names, name)

/** A field that has no name here is shown as it is called: better than not at all. */
export function fieldName(field: string, text: Text): string {
  return isIn(sides, field) ? text(`discrepancies.sides.${field}`) : field
}

/** The fields as people look at them, which is how their names are listed; others come last. */
export function inOrder(fields: readonly string[]): string[] {
  const known = Object.keys(sides).filter((field) => fields.includes(field))
  return [...known, ...fields.filter((field) => !known.includes(field))]
}

/** The fields whose values are of a few that have words of their own. */
const IN_WORDS = ["state", "bill", "direction", "kind", "capture", "release", "refund"]

/** A value that people have a word for. A gateway's own word is shown as it stands. */
export function wordFor(field: string, value: string, text: Text): string {
  return IN_WORDS.includes(field) && isIn(words, value)
    ? text(`discrepancies.words.${value}`)
    : value
}
