import type { Cause } from "../../../core/cause"
import type { OutTradeNo } from "../../../core/ids"
import type { Fen } from "../../../core/money"
import type { Connection } from "./connection"

export interface PaidTrade {
  no: OutTradeNo
  gatewayTradeNo: string | null
  /** What the gateway took, which need not be what we asked for. */
  paid: Fen
  paidAt: Date
  /** How we learned of it. */
  cause: Cause
  now: Date
}

/**
 * Money outranks everything: also a trade that we had closed is paid when the gateway says so. It
 * becomes due at once, so that the sweep finishes what this process may not live to finish.
 */
export async function markTradePaid(db: Connection, paid: PaidTrade): Promise<void> {
  await db.raw(
    `update cnpay_trade
        set state = 'paid', paid_at = :paidAt, paid_fen = :paid, gateway_trade_no = :gatewayTradeNo,
            cause = :cause, noticed_at = :now, due_at = :now, sweeps = 0, updated_at = now()
      where out_trade_no = :no and state <> 'paid'`,
    { ...paid }
  )
}
