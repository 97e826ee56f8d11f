import type { MedusaContainer } from "@medusajs/framework/types"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  listTradeRefunds,
  markTradeSettled,
  resolveRefunded,
  type TradeRow,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

/** A trade whose money has really all gone back is settled, and what was open about it is closed. */
export async function closeRefunded(
  container: MedusaContainer,
  trade: Pick<TradeRow, "out_trade_no" | "paid_fen">
): Promise<boolean> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const refunds = await listTradeRefunds(db, trade.out_trade_no)
  const sent = refunds
    .filter(({ state }) => state === "succeeded")
    .reduce((sum, refund) => sum + refund.amount_fen, 0)
  if (trade.paid_fen === null || sent < trade.paid_fen) return false
  await resolveRefunded(db, trade.out_trade_no, now)
  await markTradeSettled(db, trade.out_trade_no, now)
  return true
}
