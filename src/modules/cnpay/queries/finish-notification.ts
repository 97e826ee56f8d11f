import type { Connection } from "./connection"

export interface Finish {
  id: string
  lease: string
  now: Date
  /** `null`: done. */
  error: string | null
  /** When to try again; `null` with an error: given up, kept for a person. */
  retryAt: Date | null
}

/** Fenced by the lease: a worker that lost it changes nothing. */
export async function finishNotification(db: Connection, finish: Finish): Promise<void> {
  const state = finish.error === null ? "done" : finish.retryAt ? "waiting" : "failed"
  await db.raw(
    `update cnpay_notification
        set state = :state, last_error = :error, due_at = coalesce(:retryAt, due_at),
            done_at = case when :state = 'done' then cast(:now as timestamptz) end,
            lease = null, updated_at = now()
      where id = :id and lease = :lease`,
    { ...finish, state }
  )
}
