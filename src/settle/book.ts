import type { MedusaContainer } from "@medusajs/framework/types"
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { formatYuan } from "../core/money"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  isCaptureBooked,
  markTradeSettled,
  resolveDiscrepancies,
  type TradeRow,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { tellTrade } from "../events/tell-news"
import { findBooking } from "./booking"
import type { Settlement } from "./settle-trade"

/** Not as a step of another workflow: nested, it would take no lock on the cart. */
export async function book(
  container: MedusaContainer,
  trade: Pick<TradeRow, "session_id" | "amount_fen">
): Promise<void> {
  await processPaymentWorkflow(container).run({
    input: {
      action: "captured",
      data: { session_id: trade.session_id, amount: formatYuan(trade.amount_fen) },
    },
  })
}

/** A payment that is captured, an order, and the order's own transaction: a crash may leave any two. */
export async function isBooked(
  container: MedusaContainer,
  trade: Pick<TradeRow, "session_id">
): Promise<boolean> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const booking = await findBooking(container, trade)
  if (!booking?.captured || !booking.orderId) return false
  return isCaptureBooked(db, booking.paymentId, booking.orderId)
}

/** The first to get here says so; the others find it done. */
export async function finish(container: MedusaContainer, trade: TradeRow): Promise<Settlement> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const db = cnpay.connection()
  const [no, now] = [trade.out_trade_no, cnpay.clock()]
  // What is open is closed first: once the trade is settled, nobody looks at it again.
  const kinds = ["late_money", "amount_differs", "only_at_gateway"] as const
  await resolveDiscrepancies(db, { no, kinds, resolution: "captured", now })
  if (await markTradeSettled(db, no, now)) await tellTrade(container, "cnpay.trade.paid", trade)
  return { outcome: "captured" }
}
