import { useQueryParams } from "@medusajs/dashboard/hooks"
import type { Query } from "../api/client"
import { filterValue } from "../table-filters"

export const PAGE_SIZE = 20

interface TableQuery {
  filters: readonly string[]
  prefix?: string
  order?: string
}

/** What the address says that a list shows, as our API wants to hear it. */
export function useTableQuery({ filters, prefix, order }: TableQuery): Query {
  const names = ["q", "offset", "order", ...filters]
  const raw: Record<string, string | undefined> = useQueryParams(names, prefix)
  const chosen = filters
    .map((name) => [name, filterValue(raw[name])] as const)
    .filter(([, value]) => value !== undefined)
  return {
    limit: PAGE_SIZE,
    offset: Number(raw.offset ?? 0) || 0,
    ...(raw.q && { q: raw.q }),
    ...((raw.order ?? order) && { order: raw.order ?? order }),
    ...Object.fromEntries(chosen),
  }
}
