import type { OutRefundNo } from "../../../core/ids"
import type { Connection } from "./connection"
import type { RefundState } from "./rows"

export interface RefundChange {
  no: OutRefundNo
  state: RefundState
  gatewayRefundNo?: string | null
  errorCode?: string | null
  succeededAt?: Date | null
}

/** Never back from `succeeded`, which only the gateway's own word reaches. */
export async function updateRefund(db: Connection, change: RefundChange): Promise<void> {
  await db.raw(
    `update cnpay_refund
        set state = :state, error_code = :errorCode, updated_at = now(),
            gateway_refund_no = coalesce(:gatewayRefundNo, gateway_refund_no),
            succeeded_at = coalesce(:succeededAt, succeeded_at)
      where out_refund_no = :no and state <> 'succeeded'`,
    { gatewayRefundNo: null, errorCode: null, succeededAt: null, ...change }
  )
}
