import type { Bilingual } from "../core/bilingual"

export type Language = keyof Bilingual

/** A cell: text of any origin, or a number that we have written ourselves, `"-12.80"`. */
export type Cell = { text: string | null } | { number: string | null }

/** One column of a table, for every format. */
export interface Column<Row> {
  head: Bilingual
  cell(row: Row, lang: Language): Cell
}

export const text = (value: string | null | undefined): Cell => ({ text: value ?? null })
export const number = (value: string | number | null): Cell => ({
  number: value === null ? null : String(value),
})

/** Fen as yuan with two decimals; differences may be negative. */
export function yuan(fen: number | null): Cell {
  if (fen === null) return number(null)
  const digits = String(Math.abs(fen)).padStart(3, "0")
  return number(`${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`)
}
