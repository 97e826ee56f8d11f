import { generateEntityId } from "@medusajs/framework/utils"
import type { OutRefundNo, OutTradeNo } from "../../../core/ids"
import type { Fen } from "../../../core/money"
import type { RefundState } from "../../../core/refund"
import type { Connection } from "./connection"
import { changed } from "./rows"

export interface OutsideRefund {
  outRefundNo: OutRefundNo
  outTradeNo: OutTradeNo
  account: string
  amount: Fen
  state: RefundState
  gatewayRefundNo: string | null
  succeededAt: Date | null
  /** When the sweep looks, if its end is not known. */
  dueAt: Date | null
}

/** Writes down what somebody refunded at the gateway, once. Answers whether it was news. */
export async function insertOutsideRefund(db: Connection, refund: OutsideRefund): Promise<boolean> {
  const result = await db.raw(
    `with inserted as (
       insert into cnpay_refund
         (id, out_refund_no, out_trade_no, account, origin, amount_fen, state, gateway_refund_no,
          succeeded_at, due_at)
       values (:id, :outRefundNo, :outTradeNo, :account, 'outside', :amount, :state,
               :gatewayRefundNo, :succeededAt, :dueAt)
       on conflict do nothing
       returning account, out_trade_no)
     update cnpay_trade t set books_due_at = now(), refund_seen = true
       from inserted i where t.out_trade_no = i.out_trade_no and t.account = i.account`,
    { ...refund, id: generateEntityId(undefined, "cnref") }
  )
  return changed(result) > 0
}
