import type { Connection } from "./connection"
import { IS_LIVE } from "./live-discrepancies"

/** Days of an account of which nothing is left to look at agree by now. */
export async function balanceRuns(db: Connection, account: string): Promise<void> {
  await db.raw(
    `update cnpay_run r set state = 'balanced', updated_at = now()
      where r.account = :account and r.state = 'differs' and r.deleted_at is null
        and not exists (
          select 1 from cnpay_discrepancy
           where account = r.account and bill_day = r.bill_day and ${IS_LIVE})`,
    { account }
  )
}
