import { generateEntityId } from "@medusajs/framework/utils"
import type { OutRefundNo, OutTradeNo } from "../../../core/ids"
import type { Fen } from "../../../core/money"
import type { Connection } from "./connection"
import { changed, type RefundOrigin } from "./rows"

export interface RefundToInsert {
  outRefundNo: OutRefundNo
  outTradeNo: OutTradeNo
  account: string
  origin: RefundOrigin
  /** `null`: sent back without a refund of Medusa's. */
  medusaRefundId: string | null
  amount: Fen
  /** When the sweep looks, if nobody writes down how it ended. */
  dueAt: Date
}

/**
 * Writes the refund down only while the trade's money still covers it. The trade's row is locked for
 * the statement, so that two refunds at once cannot both find the same fen. Answers whether it fit.
 */
export async function insertRefund(db: Connection, refund: RefundToInsert): Promise<boolean> {
  return db.transaction(async (trx) => {
    await trx.raw(`select 1 from cnpay_trade where out_trade_no = :outTradeNo for update`, {
      outTradeNo: refund.outTradeNo,
    })
    const result = await trx.raw(
      `insert into cnpay_refund
         (id, out_refund_no, out_trade_no, account, origin, medusa_refund_id, amount_fen,
          state, due_at)
       select :id, :outRefundNo, :outTradeNo, :account, :origin, :medusaRefundId, cast(:amount as bigint),
              'requested', cast(:dueAt as timestamptz)
         from cnpay_trade t
        where t.out_trade_no = :outTradeNo and t.account = :account and t.state = 'paid'
          and t.paid_fen >= cast(:amount as bigint) + (
            select coalesce(sum(r.amount_fen), 0) from cnpay_refund r
             where r.out_trade_no = :outTradeNo and r.state not in ('refused', 'closed'))`,
      { ...refund, id: generateEntityId(undefined, "cnref") }
    )
    return changed(result) > 0
  })
}
