import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"

/** As it was before the move, fenced by the lease. */
export async function releaseDiscrepancy(db: Connection, id: string, lease: string): Promise<void> {
  await db.raw(
    `update cnpay_discrepancy
        set state = coalesce(unresolved_state, 'open'), unresolved_state = null,
            lease = null, leased_until = null, updated_at = now()
      where id = :id and lease = :lease and state = 'resolving'`,
    { id, lease }
  )
}

/** A refund that was to resolve discrepancies of its trade has failed: a person has to look again. */
export async function reopenUnderWay(db: Connection, no: OutTradeNo): Promise<void> {
  await db.raw(
    `update cnpay_discrepancy
        set state = coalesce(unresolved_state, 'open'), unresolved_state = null, updated_at = now()
      where out_trade_no = :no and state = 'resolving' and lease is null and deleted_at is null`,
    { no }
  )
}
