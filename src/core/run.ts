import type { ExactYuan } from "./exact-yuan"
import type { Fen } from "./money"

/**
 * - `waiting`: the bill is not there yet.
 * - `working`: fetched, archived or matched just now.
 * - `balanced`: every line has its match, and nothing of the day is open.
 * - `differs`: it was matched, and discrepancies of the day are open or waiting.
 * - `failed`: it could not be fetched or read; a person has to look.
 */
export const RUN_STATES = ["waiting", "working", "balanced", "differs", "failed"] as const

export type RunState = (typeof RUN_STATES)[number]

/** What makes a run begin: its morning, a person, a file by hand, or a backfill of past days. */
export type RunCause = "daily" | "asked" | "upload" | "backfill"

/** How many and how much, in fen. */
export interface Sum {
  count: number
  amount: Fen
}

/** What one side says of a day. */
export interface SideTotals {
  payments: Sum
  refunds: Sum
  /** Payments less refunds, fen; may be negative. */
  net: number
}

/** Ours and the gateway's; fees only the gateway knows, by its bill of trades and by that of the balance. */
export interface RunTotals {
  ours: SideTotals
  gateway: SideTotals
  fees: { trade: ExactYuan; fund: ExactYuan | null }
}
