import type { RefusalReason } from "../../../core/errors"
import type { NotificationState } from "../../../core/notification"

/** A notification as lists have it, or a message that was not believed. */
export interface ListedNotification {
  id: string
  account: string
  /** `null`: what was not believed is about nothing. */
  event: string | null
  about: "payment" | "refund" | "freeze" | null
  out_trade_no: string | null
  out_refund_no: string | null
  state: NotificationState
  attempts: number
  duplicates: number
  /** When it is worked on next; `null`: not by itself. */
  due_at: Date | null
  last_error: string | null
  /** Why it was not believed. */
  reason: RefusalReason | null
  received_at: Date
  done_at: Date | null
}

/** Of the inbox's row `n`. */
export const NOTIFICATION_COLUMNS = `
  n.id, n.account, n.event,
  case n.about ->> 'kind' when 'trade' then 'payment' else n.about ->> 'kind' end as about,
  n.out_trade_no, n.out_refund_no,
  case when n.state = 'waiting' and n.attempts > 0 then 'retrying' else n.state end as state,
  n.attempts, n.duplicates,
  case when n.state in ('waiting', 'working') then n.due_at end as due_at,
  n.last_error, cast(null as text) as reason, n.received_at, n.done_at`

/** The same, of a rejection `r`. */
export const REJECTION_COLUMNS = `
  r.id, r.account, null as event, null as about, r.out_trade_no, null as out_refund_no,
  'rejected' as state, 0 as attempts, 0 as duplicates, cast(null as timestamptz) as due_at,
  null as last_error, r.reason, r.received_at, cast(null as timestamptz) as done_at`
