import type { Connection } from "./connection"
import {
  DISCREPANCY_COLUMNS,
  toDiscrepancy,
  type DiscrepancyRow,
  type RawDiscrepancy,
} from "./discrepancy-rows"
import { rowsOf } from "./rows"

/** Every discrepancy of some trades, oldest first; also those that are over. */
export async function listTradeDiscrepancies(
  db: Connection,
  numbers: readonly string[]
): Promise<DiscrepancyRow[]> {
  const result = await db.raw(
    `select ${DISCREPANCY_COLUMNS} from cnpay_discrepancy d
      where d.out_trade_no = any(:numbers) and d.deleted_at is null
      order by d.created_at`,
    { numbers: [...numbers] }
  )
  return rowsOf<RawDiscrepancy>(result).map(toDiscrepancy)
}
