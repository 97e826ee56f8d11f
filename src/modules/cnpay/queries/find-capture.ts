import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

/** The trade that carries out a capture of Medusa's. */
export async function findCapture(db: Connection, captureId: string): Promise<TradeRow | null> {
  const result = await db.raw(
    `select * from cnpay_trade where capture_id = :captureId and deleted_at is null`,
    { captureId }
  )
  const [row] = rowsOf<RawTrade>(result)
  return row ? toTrade(row) : null
}
