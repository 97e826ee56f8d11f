import type { Connection } from "./connection"
import { rowsOf, toRefund, type RawRefund, type RefundRow } from "./rows"

export interface RefundClaim {
  /** Of these accounts alone: what another one left open is nobody's here to carry on. */
  accounts: string[]
  now: Date
  /** If this process does not come back, somebody else looks then. */
  again: Date
  limit: number
}

/** Takes refunds whose end is not known and that are due. */
export async function claimDueRefunds(db: Connection, claim: RefundClaim): Promise<RefundRow[]> {
  const result = await db.raw(
    `with due as (
       select id from cnpay_refund
        where due_at <= :now and account = any(:accounts) and deleted_at is null
        order by due_at
        limit :limit
        for update skip locked)
     update cnpay_refund r set sweeps = r.sweeps + 1, due_at = :again
       from due where r.id = due.id
     returning r.*`,
    { ...claim }
  )
  return rowsOf<RawRefund>(result).map(toRefund)
}
