const FIRST_MS = 1_000
const LONGEST_MS = 10 * 60_000
const MOST_ATTEMPTS = 20

/**
 * How long to wait after the given attempt (1, 2, …): doubling from a second to ten minutes, each
 * shortened by up to a half so that a crowd does not come back at once. `null`: give up.
 * `random` is in [0, 1).
 */
export function retryDelayMs(attempt: number, random: number): number | null {
  if (attempt >= MOST_ATTEMPTS) return null
  const full = Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS)
  return Math.round(full * (1 - random / 2))
}
