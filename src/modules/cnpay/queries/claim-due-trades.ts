import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

export interface TradeClaim {
  account: string
  now: Date
  /** If this process does not come back, somebody else looks then. */
  again: Date
  /** Paid trades ask the gateway nothing, so that they have no budget to wait for. */
  paid: boolean
  /** At most so many since `windowStart`, over all processes. */
  most: number
  windowStart: Date
}

/**
 * Takes the trades that are due, oldest first, within the account's budget of questions. The
 * account's lock makes processes share one budget instead of each having its own.
 */
export async function claimDueTrades(db: Connection, claim: TradeClaim): Promise<TradeRow[]> {
  return db.transaction(async (trx) => {
    await trx.raw(`select pg_advisory_xact_lock(hashtext('cnpay_sweep'), hashtext(:account))`, {
      account: claim.account,
    })
    const result = await trx.raw(
      `with due as (
         select id from cnpay_trade
          where account = :account and due_at <= :now and (state = 'paid') = :paid
            and deleted_at is null
          order by due_at
          limit greatest(0, cast(:most as int) - (
            select count(*)::int from cnpay_trade
             where account = :account and swept_at > :windowStart and (state = 'paid') = :paid
               and deleted_at is null))
          for update skip locked)
       update cnpay_trade t
          set asked_at = :now, swept_at = :now, sweeps = t.sweeps + 1, due_at = :again
         from due where t.id = due.id
       returning t.*`,
      { ...claim }
    )
    return rowsOf<RawTrade>(result).map(toTrade)
  })
}
