import type { OutTradeNo } from "../../../core/ids"
import type { Fen } from "../../../core/money"
import type { Connection } from "./connection"
import { rowsOf, toTrade, type RawTrade, type TradeRow } from "./rows"

/** Lets the session that knows the key take over a paid trade. */
export async function offerTrade(db: Connection, no: OutTradeNo, key: string): Promise<void> {
  await db.raw(`update cnpay_trade set adoption_key = :key where out_trade_no = :no`, { no, key })
}

export interface Adoption {
  account: string
  key: string
  sessionId: string
  amount: Fen
}

/** Once, for the amount that was really paid, and never for money that went anywhere else. */
export async function adoptTrade(db: Connection, wish: Adoption): Promise<TradeRow | null> {
  const result = await db.raw(
    `update cnpay_trade t
        set session_id = :sessionId, adoption_key = null, amount_fen = t.paid_fen, updated_at = now()
      where account = :account and adoption_key = :key and state = 'paid' and settled_at is null
        and paid_fen = :amount
        and not exists (
          select 1 from cnpay_refund r
           where r.out_trade_no = t.out_trade_no and r.state not in ('refused', 'closed'))
     returning *`,
    { ...wish }
  )
  const [row] = rowsOf<RawTrade>(result)
  return row ? toTrade(row) : null
}
