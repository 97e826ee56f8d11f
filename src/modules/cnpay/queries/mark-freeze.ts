import type { Cause } from "../../../core/cause"
import type { OutTradeNo } from "../../../core/ids"
import type { Fen } from "../../../core/money"
import type { Connection } from "./connection"
import { changed } from "./rows"

export interface FrozenTrade {
  no: OutTradeNo
  gatewayTradeNo: string | null
  /** What was frozen, which need not be what we asked for. */
  frozen: Fen
  /** How we learned of it. */
  cause: Cause
  now: Date
}

/** Also over `closed`, but never over `released`. It is due at once, like money that was paid. */
export async function markTradeFrozen(db: Connection, freeze: FrozenTrade): Promise<void> {
  await db.raw(
    `update cnpay_trade
        set state = 'frozen', paid_at = :now, frozen_fen = :frozen,
            cause = :cause, noticed_at = :now, gateway_trade_no = :gatewayTradeNo, due_at = :now, sweeps = 0, updated_at = now()
      where out_trade_no = :no and kind = 'freeze' and state in ('creating', 'open', 'closed')`,
    { ...freeze }
  )
}

/** Nothing is frozen any more. Answers whether this call is the one that noticed. */
export async function markFreezeOver(db: Connection, no: OutTradeNo, now: Date): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_trade
        set state = case when state = 'frozen' then 'released' else 'closed' end,
            closed_at = :now, due_at = null, updated_at = now()
      where out_trade_no = :no and kind = 'freeze' and state in ('creating', 'open', 'frozen')`,
    { no, now }
  )
  return changed(result) > 0
}

/** Medusa has the order. Answers whether this call is the one that settled it. */
export async function markFreezeSettled(
  db: Connection,
  no: OutTradeNo,
  now: Date
): Promise<boolean> {
  const result = await db.raw(
    `update cnpay_trade set settled_at = :now, updated_at = now()
      where out_trade_no = :no and kind = 'freeze' and state = 'frozen' and settled_at is null`,
    { no, now }
  )
  return changed(result) > 0
}
