import { generateEntityId } from "@medusajs/framework/utils"
import { environmentOf } from "../../../core/environment"
import type { OutTradeNo } from "../../../core/ids"
import type { Fen } from "../../../core/money"
import type { Connection } from "./connection"

export interface StrayTrade {
  outTradeNo: OutTradeNo
  account: string
  amount: Fen
  currency: string
  gatewayTradeNo: string | null
  paidAt: Date
}

/** A payment that the ledger has not asked for. Nobody looks at it by itself: a person moves its money. */
export async function insertStrayTrade(db: Connection, trade: StrayTrade): Promise<void> {
  await db.raw(
    `insert into cnpay_trade
       (id, out_trade_no, account, environment, kind, scene, session_id, amount_fen, paid_fen, currency_code, state,
        gateway_trade_no, expires_at, paid_at)
     values (:id, :outTradeNo, :account, :environment, 'payment', 'outside', '', :amount, :amount, :currency, 'paid',
             :gatewayTradeNo, :paidAt, :paidAt)
     on conflict (out_trade_no) where deleted_at is null do nothing`,
    {
      ...trade,
      id: generateEntityId(undefined, "cntrd"),
      environment: environmentOf(trade.account),
    }
  )
}

/**
 * Forgets a stray payment again that came to nothing here: no money of it was moved, and no session of
 * Medusa's, which may have captured it, is of it.
 */
export async function deleteStrayTrade(db: Connection, no: OutTradeNo): Promise<void> {
  await db.raw(
    `delete from cnpay_trade t
      where out_trade_no = :no and scene = 'outside' and settled_at is null and session_id = ''
        and not exists (select 1 from cnpay_refund r where r.out_trade_no = t.out_trade_no)`,
    { no }
  )
}
