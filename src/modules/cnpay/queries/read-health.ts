import type { BillDay } from "../../../core/bill-day"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** How an account's notifications, trades and bills stand. */
export interface AccountHealth {
  account: string
  last_notification_at: Date | null
  /** Of those that nobody has finished. */
  oldest_waiting_at: Date | null
  failed_notifications: number
  rejected_24h: number
  /** For reasons that a wrong key has, since the last notification that was believed. */
  rejected_since: number
  /** Open for longer than it usually takes to pay. */
  pending_trades: number
  /** Paid for minutes, and not settled. */
  stuck_trades: number
  /** Calls that came to nothing since the last one that did not. */
  failing_calls: number
  last_balanced_day: BillDay | null
}

export interface HealthWish {
  accounts: readonly string[]
  /** A day ago. */
  since: Date
  /** What is older than this has been pending for long. */
  pendingBefore: Date
  stuckBefore: Date
}

/** One row for each account, in their order; each figure by an index. */
export async function readHealth(db: Connection, wish: HealthWish): Promise<AccountHealth[]> {
  const result = await db.raw(STATEMENT, { ...wish, accounts: [...wish.accounts] })
  return rowsOf<AccountHealth>(result)
}

const STATEMENT = `
select w.account, heard.received_at as last_notification_at,
  (select min(n.received_at) from cnpay_notification n
    where n.account = w.account and n.state in ('waiting', 'working') and n.deleted_at is null
  ) as oldest_waiting_at,
  (select cast(count(*) as int) from cnpay_notification n
    where n.account = w.account and n.state = 'failed' and n.deleted_at is null
  ) as failed_notifications,
  (select cast(coalesce(sum(c.count), 0) as int) from cnpay_rejection_count c
    where c.account = w.account and c.hour > :since and c.deleted_at is null
  ) as rejected_24h,
  (select cast(coalesce(sum(c.count), 0) as int) from cnpay_rejection_count c
    where c.account = w.account and c.hour > greatest(:since, heard.received_at)
      and c.reason in ('bad_signature', 'unknown_serial', 'undecryptable') and c.deleted_at is null
  ) as rejected_since,
  (select cast(count(*) as int) from cnpay_trade t
    where t.account = w.account and t.state in ('creating', 'open') and t.created_at < :pendingBefore
      and t.deleted_at is null
  ) as pending_trades,
  (select cast(count(*) as int) from cnpay_trade t
    where t.account = w.account and t.due_at is not null and t.state in ('paid', 'frozen')
      and t.settled_at is null and t.noticed_at < :stuckBefore and t.deleted_at is null
  ) as stuck_trades,
  (select cast(count(*) as int) from cnpay_call c
    where c.account = w.account and c.outcome in ('unknown', 'unsent', 'misconfigured')
      and c.started_at > greatest(:since, coalesce(
        (select s.started_at from cnpay_call s
          where s.account = w.account and s.outcome = 'ok' and s.deleted_at is null
          order by s.started_at desc limit 1), :since))
      and c.deleted_at is null
  ) as failing_calls,
  (select max(r.bill_day) from cnpay_run r
    where r.account = w.account and r.state = 'balanced' and r.deleted_at is null
  ) as last_balanced_day
  from unnest(cast(:accounts as text[])) with ordinality as w (account, at)
  left join lateral (
    select n.received_at from cnpay_notification n
     where n.account = w.account and n.deleted_at is null
     order by n.received_at desc limit 1) heard on true
 order by w.at`
