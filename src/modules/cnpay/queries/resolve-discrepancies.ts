import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import type { DiscrepancyKind } from "./open-discrepancy"
import { rowsOf } from "./rows"

export interface Resolving {
  no: OutTradeNo
  kinds: readonly DiscrepancyKind[]
  resolution: string
  now: Date
}

/** Answers the discrepancies that it closed. */
export async function resolveDiscrepancies(db: Connection, wish: Resolving): Promise<string[]> {
  const result = await db.raw(
    `update cnpay_discrepancy
        set state = 'resolved', resolution = :resolution, resolved_at = :now, updated_at = now()
      where out_trade_no = :no and state = 'open' and kind = any(:kinds)
     returning id`,
    { ...wish, kinds: [...wish.kinds] }
  )
  return rowsOf<{ id: string }>(result).map(({ id }) => id)
}
