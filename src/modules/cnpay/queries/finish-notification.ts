import type { AttemptCause } from "../../../core/notification"
import type { Connection } from "./connection"

export interface Finish {
  id: string
  lease: string
  /** What made somebody work on it, and since when. */
  cause: AttemptCause
  startedAt: Date
  now: Date
  /** `null`: done. */
  error: string | null
  /** When to try again; `null` with an error: given up, kept for a person. */
  retryAt: Date | null
}

/** So many attempts are kept with it, the last ones. */
const KEPT_ATTEMPTS = 25

/** Fenced by the lease: a worker that lost it changes nothing. */
export async function finishNotification(db: Connection, finish: Finish): Promise<void> {
  const { id, lease, cause, startedAt, now, error, retryAt } = finish
  const state = error === null ? "done" : retryAt ? "waiting" : "failed"
  const attempt = {
    at: startedAt.toISOString(),
    cause,
    outcome: error === null ? "done" : "failed",
    error,
    duration_ms: now.getTime() - startedAt.getTime(),
  }
  await db.raw(
    `update cnpay_notification
        set state = :state, last_error = :error, due_at = coalesce(:retryAt, due_at),
            done_at = case when :state = 'done' then cast(:now as timestamptz) end,
            history = jsonb_path_query_array(coalesce(history, '[]'), '$[last - ${KEPT_ATTEMPTS - 2} to last]')
                      || cast(:attempt as jsonb),
            lease = null, updated_at = now()
      where id = :id and lease = :lease`,
    { id, lease, now, error, retryAt, state, attempt: JSON.stringify(attempt) }
  )
}
