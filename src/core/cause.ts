/** What made us look at a trade: a notification, a query of ours, somebody's question, or a replay. */
export const CAUSES = ["notification", "poll", "asked", "replay"] as const

export type Cause = (typeof CAUSES)[number]
