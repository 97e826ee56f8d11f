import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** A claimed row of the inbox. */
export interface ClaimedNotification {
  id: string
  account: string
  out_trade_no: string
  about: unknown
  attempts: number
  /** What made it due: the gateway, or a person. */
  cause: "notification" | "replay"
}

export interface Claim {
  /** Of these accounts alone. */
  accounts: string[]
  lease: string
  now: Date
  until: Date
  limit: number
}

/**
 * Takes due rows without ever waiting for another worker. A row that somebody works on is due when
 * their lease runs out, so that one index serves both.
 */
export async function claimNotifications(
  db: Connection,
  claim: Claim
): Promise<ClaimedNotification[]> {
  const result = await db.raw(
    `with due as (
       select id from cnpay_notification
        where state in ('waiting', 'working') and due_at <= :now and account = any(:accounts)
          and deleted_at is null
        order by due_at
        limit :limit
        for update skip locked)
     update cnpay_notification n
        set state = 'working', lease = :lease, due_at = :until, attempts = n.attempts + 1,
            updated_at = now()
       from due where n.id = due.id
     returning n.id, n.account, n.out_trade_no, n.about, n.attempts, n.cause`,
    { ...claim }
  )
  return rowsOf<ClaimedNotification>(result)
}
