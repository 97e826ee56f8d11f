import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { changed } from "./rows"

export interface Closing {
  no: OutTradeNo
  now: Date
  /** When to look once more; `null`: the gateway itself says that nobody can pay it any more. */
  lookAgainAt: Date | null
}

/** Never over a payment. Answers whether this call is the one that closed it. */
export async function markTradeClosed(db: Connection, closing: Closing): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_trade
        set state = 'closed', closed_at = :now, due_at = :lookAgainAt, updated_at = now()
      where out_trade_no = :no and state in ('creating', 'open')`,
    { ...closing }
  )
  return changed(result) > 0
}
