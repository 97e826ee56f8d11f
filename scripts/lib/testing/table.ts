import type { PartResult } from "./result"

/** The last thing that `npm test` says; its last line is `N passed, N failed`. */
export function summary(results: PartResult[]): string {
  const rows = [
    ["part", "seconds", "passed", "failed", "skipped"],
    ...results.map(({ name, seconds, passed, failed, skipped }) =>
      [name, seconds.toFixed(1), passed, failed, skipped.length].map(String)
    ),
  ]
  const table = rows.map((row) => row.map((cell, i) => pad(cell, i)).join("  "))
  return [...skippedLines(results), ...table, "", totalLine(results)].join("\n")
}

export function total(results: PartResult[]): { passed: number; failed: number } {
  const sum = (of: (result: PartResult) => number) => results.reduce((n, r) => n + of(r), 0)
  return { passed: sum((r) => r.passed), failed: sum((r) => r.failed) }
}

function totalLine(results: PartResult[]): string {
  const { passed, failed } = total(results)
  return `${passed} passed, ${failed} failed`
}

function skippedLines(results: PartResult[]): string[] {
  return results.flatMap(({ name, skipped }) => skipped.map((test) => `skipped (${name}): ${test}`))
}

function pad(cell: string, column: number): string {
  return column === 0 ? cell.padEnd(12) : cell.padStart(7)
}
