import { generateEntityId } from "@medusajs/framework/utils"
import { environmentOf } from "../../../core/environment"
import type { OutTradeNo } from "../../../core/ids"
import type { Fen } from "../../../core/money"
import type { TradeKind } from "../../../core/trade"
import type { Connection } from "./connection"

export interface TradeToInsert {
  outTradeNo: OutTradeNo
  account: string
  kind: Exclude<TradeKind, "capture">
  scene: string
  form: string | null
  sessionId: string
  amount: Fen
  currency: string
  expiresAt: Date
  /** When the sweep first asks about it. */
  dueAt: Date
}

/** The session's collection and cart are noted now, because a replaced session leaves no trace. */
export async function insertTrade(db: Connection, trade: TradeToInsert): Promise<void> {
  await db.raw(
    `insert into cnpay_trade
       (id, out_trade_no, account, environment, kind, scene, form, session_id, first_session_id, amount_fen, currency_code, expires_at, due_at,
        state, payment_collection_id, cart_id)
     values (:id, :outTradeNo, :account, :environment, :kind, :scene, :form, :sessionId, :sessionId, :amount, :currency, :expiresAt, :dueAt, 'creating',
       (select payment_collection_id from payment_session where id = :sessionId),
       (select link.cart_id
          from cart_payment_collection link
          join payment_session session on session.payment_collection_id = link.payment_collection_id
         where session.id = :sessionId and link.deleted_at is null
         limit 1))`,
    {
      ...trade,
      id: generateEntityId(undefined, "cntrd"),
      environment: environmentOf(trade.account),
    }
  )
}
