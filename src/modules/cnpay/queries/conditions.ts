/** Those that apply, joined by `and`. What is not wanted stays out of the plan. */
export function allOf(conditions: Readonly<Record<string, boolean>>): string {
  return Object.keys(conditions)
    .filter((condition) => conditions[condition])
    .join(" and ")
}

/** A span of time; either end may be open. */
export interface Span {
  from?: Date
  to?: Date
}

/** For `like`: everything that begins with a text. */
export function beginning(text: string): string {
  return `${text.replace(/[\\%_]/g, "\\$&")}%`
}
