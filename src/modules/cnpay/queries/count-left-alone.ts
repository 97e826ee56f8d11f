import type { Connection } from "./connection"
import { rowsOf } from "./rows"

export interface LeftAlone {
  account: string
  trades: number
}

/** How many unfinished trades are on accounts that are not among these. */
export async function countLeftAlone(db: Connection, accounts: string[]): Promise<LeftAlone[]> {
  const result = await db.raw(
    `select account, count(*)::int as trades from cnpay_trade
      where due_at is not null and account <> all(:accounts) and deleted_at is null
      group by account order by account`,
    { accounts }
  )
  return rowsOf<LeftAlone>(result)
}
