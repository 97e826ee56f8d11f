import type { BillDay } from "../../../core/bill-day"
import type { Connection } from "./connection"

export interface BilledWish {
  /** Nothing is noted unless the run is still this process's. */
  run: { id: string; lease: string | null }
  day: BillDay
  outTradeNos: readonly string[]
  outRefundNos: readonly string[]
}

/** Notes whose bill shows payments and refunds that are of other days: no other bill may show them, too. */
export async function markBilled(
  db: Connection,
  { run, day, outTradeNos, outRefundNos }: BilledWish
): Promise<void> {
  await db.raw(
    `with run as (select 1 from cnpay_run where id = :id and lease = :lease and state = 'working'),
     refunds as (
       update cnpay_refund set billed_on = :day from run
        where out_refund_no = any(:outRefundNos) and deleted_at is null)
     update cnpay_trade set billed_on = :day from run
      where out_trade_no = any(:outTradeNos) and deleted_at is null`,
    {
      ...{ id: run.id, lease: run.lease, day },
      ...{ outTradeNos: [...outTradeNos], outRefundNos: [...outRefundNos] },
    }
  )
}
