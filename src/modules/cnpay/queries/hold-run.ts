import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** In a transaction: the run stays this process's until its end. Answers whether it is. */
export async function holdRun(
  db: Connection,
  { id, lease }: { id: string; lease: string }
): Promise<boolean> {
  const result = await db.raw(
    `select 1 from cnpay_run where id = :id and lease = :lease and state = 'working' for share`,
    { id, lease }
  )
  return rowsOf(result).length > 0
}
