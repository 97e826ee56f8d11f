import type { OutTradeNo } from "../../../core/ids"
import type { Connection } from "./connection"

export interface PaidTrade {
  no: OutTradeNo
  gatewayTradeNo: string | null
  paidAt: Date
}

/** Money outranks everything: also a trade that we had closed is paid when the gateway says so. */
export async function markTradePaid(db: Connection, paid: PaidTrade): Promise<void> {
  await db.raw(
    `update cnpay_trade
        set state = 'paid', paid_at = :paidAt, gateway_trade_no = :gatewayTradeNo, updated_at = now()
      where out_trade_no = :no and state <> 'paid'`,
    { ...paid }
  )
}
