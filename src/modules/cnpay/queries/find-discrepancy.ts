import type { Connection } from "./connection"
import {
  DISCREPANCY_COLUMNS,
  toDiscrepancy,
  type DiscrepancyRow,
  type RawDiscrepancy,
} from "./discrepancy-rows"
import { rowsOf } from "./rows"

export async function findDiscrepancy(db: Connection, id: string): Promise<DiscrepancyRow | null> {
  const result = await db.raw(
    `select ${DISCREPANCY_COLUMNS} from cnpay_discrepancy d
      where d.id = :id and d.deleted_at is null`,
    { id }
  )
  const [row] = rowsOf<RawDiscrepancy>(result)
  return row ? toDiscrepancy(row) : null
}
