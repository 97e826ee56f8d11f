import { generateEntityId } from "@medusajs/framework/utils"
import type { Connection } from "./connection"

export interface ProblemToReport {
  account: string
  key: string
  detail: unknown
  now: Date
}

/** One row while it lasts, however often it is seen. */
export async function reportProblem(db: Connection, problem: ProblemToReport): Promise<void> {
  await db.raw(
    `insert into cnpay_problem (id, account, key, detail, last_seen_at)
     values (:id, :account, :key, :detail, :now)
     on conflict (account, key) where cleared_at is null and deleted_at is null
     do update set detail = excluded.detail, last_seen_at = excluded.last_seen_at, updated_at = now()`,
    {
      ...problem,
      id: generateEntityId(undefined, "cnprb"),
      detail: JSON.stringify(problem.detail),
    }
  )
}

export async function clearProblem(
  db: Connection,
  problem: Omit<ProblemToReport, "detail">
): Promise<void> {
  await db.raw(
    `update cnpay_problem set cleared_at = :now, updated_at = now()
      where account = :account and key = :key and cleared_at is null`,
    { ...problem }
  )
}
