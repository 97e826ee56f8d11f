/**
 * The dashboard's table keeps each filter in the address as JSON. One that somebody wrote by hand is
 * taken as it is.
 */
export function filterValue(raw: string | undefined): unknown {
  if (raw === undefined) return undefined
  try {
    return JSON.parse(raw)
  } catch {
    return raw
  }
}

/** For a link to a list that is filtered already. */
export function filterQuery(filters: Record<string, unknown>, prefix?: string): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined) continue
    query.set(
      prefix ? `${prefix}_${name}` : name,
      typeof value === "string" ? value : JSON.stringify(value)
    )
  }
  return query.toString()
}
