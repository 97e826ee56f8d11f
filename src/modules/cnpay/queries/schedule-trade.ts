import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"

/** When to look at a trade again; `null`: never, unless it was paid in the meantime. */
export async function scheduleTrade(
  db: Connection,
  no: OutTradeNo,
  dueAt: Date | null
): Promise<void> {
  await db.raw(
    `update cnpay_trade set due_at = :dueAt
      where out_trade_no = :no
        and (cast(:dueAt as timestamptz) is not null or state <> 'paid' or settled_at is not null)`,
    { no, dueAt }
  )
}
