import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"

/** Never over a payment. Answers whether this call is the one that closed it. */
export async function markTradeClosed(db: Connection, no: OutTradeNo, now: Date): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_trade set state = 'closed', closed_at = :now, updated_at = now()
      where out_trade_no = :no and state in ('creating', 'open')`,
    { no, now }
  )
  return (result as { rowCount: number }).rowCount > 0
}
