import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"

/** What the ledger had said before it was taken back. */
export interface PaidMark {
  paid_fen: string
  paid_at: Date
  settled_at: Date | null
}

/** The gateway says that nobody has paid: the trade is open again, to be closed. `null`: it was not paid. */
export async function unpayTrade(db: Connection, no: OutTradeNo): Promise<PaidMark | null> {
  const result = await db.raw(
    `update cnpay_trade t
        set state = 'open', paid_fen = null, paid_at = null, settled_at = null, updated_at = now()
       from cnpay_trade before
      where t.out_trade_no = :no and t.state = 'paid' and before.id = t.id
     returning before.paid_fen, before.paid_at, before.settled_at`,
    { no }
  )
  return rowsOf<PaidMark>(result)[0] ?? null
}

/** Undoes that, unless the trade has been closed or paid since. */
export async function repayTrade(db: Connection, no: OutTradeNo, mark: PaidMark): Promise<void> {
  await db.raw(
    `update cnpay_trade
        set state = 'paid', paid_fen = :paid_fen, paid_at = :paid_at, settled_at = :settled_at,
            closed_at = null, updated_at = now()
      where out_trade_no = :no and state <> 'paid'`,
    { ...mark, no }
  )
}
