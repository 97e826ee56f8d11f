import { setTimeout as pause } from "node:timers/promises"

/**
 * Waits for work, but not longer than `ms`; the work itself goes on. For jobs, whose next tick comes
 * only after this one, so that one slow piece of work holds up nobody else's. The work must report
 * its own failures: one that comes later has nobody to hear it.
 */
export async function waitAtMost(ms: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController()
  const patience = pause(ms, undefined, { signal: timer.signal }).catch(ignoreAbort)
  await Promise.race([work, patience])
  timer.abort()
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error) || error.name !== "AbortError") throw error
}
