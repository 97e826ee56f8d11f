import type { OutRefundNo } from "../../../core/ids"
import type { RefundState } from "../../../core/refund"
import type { Connection } from "./connection"
import { changed } from "./rows"

export interface RefundChange {
  no: OutRefundNo
  state: RefundState
  gatewayRefundNo?: string | null
  errorCode?: string | null
  succeededAt?: Date | null
  /** When to look again; left out for a state that is an end. */
  dueAt?: Date | null
}

/**
 * Never back from `succeeded`, which only the gateway's own word reaches. Medusa's books are compared
 * after each change. Answers whether it changed.
 */
export async function updateRefund(db: Connection, change: RefundChange): Promise<boolean> {
  const result = await db.raw(
    `with changed as (
       update cnpay_refund
          set state = :state, error_code = :errorCode, due_at = :dueAt, updated_at = now(),
              gateway_refund_no = coalesce(:gatewayRefundNo, gateway_refund_no),
              accepted_at = coalesce(accepted_at, case when :state in ('processing', 'succeeded') then now() end),
              succeeded_at = coalesce(:succeededAt, succeeded_at)
        where out_refund_no = :no and state <> 'succeeded'
       returning account, out_trade_no)
     update cnpay_trade t set books_due_at = now()
       from changed c where t.out_trade_no = c.out_trade_no and t.account = c.account`,
    { gatewayRefundNo: null, errorCode: null, succeededAt: null, dueAt: null, ...change }
  )
  return changed(result) > 0
}
