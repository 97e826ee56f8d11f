import type { Discrepancy, Side } from "../../shared/api/discrepancies"

/** One field of both sides. */
export interface Compared {
  field: string
  ours: unknown
  gateway: unknown
  differs: boolean
}

/** Both sides, field by field. What only one side speaks of is shown, and is not called different. */
export function compare({ ours, gateway, ours_fen, gateway_fen }: Discrepancy): Compared[] {
  const left: Side = { ...(ours_fen !== null && { amount_fen: ours_fen }), ...ours }
  const right: Side = { ...(gateway_fen !== null && { amount_fen: gateway_fen }), ...gateway }
  const fields = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  return fields.map((field) => {
    const [mine, theirs] = [left[field] ?? null, right[field] ?? null]
    const differs = mine !== null && theirs !== null && written(mine) !== written(theirs)
    return { field, ours: mine, gateway: theirs, differs }
  })
}

/** A value that is no text of its own, such as a payee's ids. */
export function written(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}
