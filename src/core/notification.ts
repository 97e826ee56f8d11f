/**
 * - `waiting`: nobody has worked on it yet. `retrying`: an attempt failed, and another one follows.
 * - `working`: somebody is at it. `done`: settled. `failed`: given up, and kept for a person.
 * - `rejected`: it was not believed, and nothing was or will be done about it.
 */
export const NOTIFICATION_STATES = [
  "waiting",
  "working",
  "done",
  "retrying",
  "failed",
  "rejected",
] as const

export type NotificationState = (typeof NOTIFICATION_STATES)[number]

/** What made somebody work on a notification: the gateway, the back-off, or a person. */
export type AttemptCause = "notification" | "retry" | "replay"

/** One time that somebody worked on a notification, as its history has it. */
export interface NotificationAttempt {
  at: string
  cause: AttemptCause
  outcome: "done" | "failed"
  error: string | null
  duration_ms: number
}
