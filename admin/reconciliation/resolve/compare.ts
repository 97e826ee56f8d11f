import type { Discrepancy, Side } from "../../shared/api/discrepancies"
import { inOrder } from "./field-name"
import { plainSide } from "./plain-side"

/** One field of both sides. */
export interface Compared {
  field: string
  ours: unknown
  gateway: unknown
  differs: boolean
}

/**
 * Both sides, field by field. What only one side speaks of is shown, and is not called different. Where
 * several things differ within our own books each has its fields.
 */
export function compare({ ours, gateway, ours_fen, gateway_fen }: Discrepancy): Compared[] {
  const [first = {}, ...others] = Array.isArray(ours) ? ours : [ours ?? {}]
  const [left, right] = [plainSide(first), plainSide(gateway ?? {})]
  const sums = { ours: ours_fen, gateway: gateway_fen }
  const isSaid = says(left, ours_fen) && says(right, gateway_fen)
  return [
    ...(isSaid ? [] : [compared("sum", sums)]),
    ...rowsOf(left, right),
    ...others.flatMap((more) => rowsOf(plainSide(more), {})),
  ]
}

const says = (side: Side, sum: number | null) => sum === null || Object.values(side).includes(sum)

function rowsOf(left: Side, right: Side): Compared[] {
  const fields = inOrder([...new Set([...Object.keys(left), ...Object.keys(right)])])
  return fields.map((field) => compared(field, { ours: left[field], gateway: right[field] }))
}

function compared(field: string, sides: { ours: unknown; gateway: unknown }): Compared {
  const { ours = null, gateway = null } = sides
  const differs = ours !== null && gateway !== null && !isSame(field, ours, gateway)
  return { field, ours, gateway, differs }
}

function isSame(field: string, ours: unknown, gateway: unknown): boolean {
  if (field === "at") return Date.parse(String(ours)) === Date.parse(String(gateway))
  // An account may have several ids, of which a message names one.
  if (Array.isArray(ours)) return ours.includes(gateway)
  return ours === gateway
}
