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
