/** A plain JSON object, before anything is known about its members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** A member as a non-empty string, else `null`. */
export function text(from: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = from[name]
  return typeof value === "string" && value !== "" ? value : null
}

/** A code or a sentence: texts and numbers. JSON can name objects that throw when they become a text. */
export function words(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : ""
}
