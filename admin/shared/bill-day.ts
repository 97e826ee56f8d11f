const DAY_MS = 24 * 3600_000

/** The latest day that a bill can be there for: yesterday in Beijing, `2026-11-22`. */
export function latestBillDay(now: Date): string {
  const yesterday = new Date(now.getTime() - DAY_MS)
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(yesterday)
}
