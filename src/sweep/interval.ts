/** How often the sweep runs, and so the window of an account's budget of questions. */
export const SWEEP_INTERVAL_MS = 5_000
