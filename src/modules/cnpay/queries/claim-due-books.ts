import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

export interface BooksClaim {
  /** Of these accounts alone: what another one left open is nobody's here to carry on. */
  accounts: string[]
  now: Date
  /** If this process does not come back, somebody else looks then. */
  again: Date
  limit: number
}

/** Takes the trades whose refunds have changed since Medusa's books were compared with them. */
export async function claimDueBooks(db: Connection, claim: BooksClaim): Promise<TradeRow[]> {
  const result = await db.raw(
    `with due as (
       select id from cnpay_trade
        where books_due_at <= :now and account = any(:accounts) and deleted_at is null
        order by books_due_at
        limit :limit
        for update skip locked)
     update cnpay_trade t set books_due_at = :again
       from due where t.id = due.id
     returning t.*`,
    { ...claim }
  )
  return rowsOf<RawTrade>(result).map(toTrade)
}
