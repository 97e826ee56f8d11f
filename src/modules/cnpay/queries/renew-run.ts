import type { Connection } from "./connection"
import { changed } from "./rows"

export interface RunLease {
  id: string
  lease: string
  until: Date
}

/** Keeps a run that is still one's own. Answers whether it is. */
export async function renewRun(db: Connection, wish: RunLease): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_run set due_at = :until where id = :id and lease = :lease and state = 'working'`,
    { ...wish }
  )
  return changed(result) > 0
}
