import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** A problem that lasts. */
export interface ProblemRow {
  account: string
  key: string
  detail: Record<string, unknown>
  created_at: Date
}

/** What is wrong with some accounts and not over yet. */
export async function listProblems(
  db: Connection,
  accounts: readonly string[]
): Promise<ProblemRow[]> {
  const result = await db.raw(
    `select account, key, detail, created_at from cnpay_problem
      where account = any(:accounts) and cleared_at is null and deleted_at is null
      order by created_at`,
    { accounts: [...accounts] }
  )
  return rowsOf<ProblemRow>(result)
}
