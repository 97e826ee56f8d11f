import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { formatYuan } from "../core/money"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  listTradeRefunds,
  markTradeSettled,
  openDiscrepancy,
  sessionExists,
  type TradeRow,
} from "../modules/cnpay/queries"
import { refundedFen } from "../modules/cnpay/refunded"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { announce } from "./announce"
import { findBooking } from "./booking"
import type { Settlement } from "./settle-trade"

/** Books a paid trade in Medusa, unless it is booked already or nothing is left to book it on. */
export async function capture(container: MedusaContainer, trade: TradeRow): Promise<Settlement> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  if (trade.settled_at) return { outcome: "captured" }
  const refunds = await listTradeRefunds(cnpay.connection(), trade.out_trade_no)
  if (refundedFen(refunds) >= trade.amount_fen) {
    await markTradeSettled(cnpay.connection(), trade.out_trade_no, cnpay.clock())
    return { outcome: "refunded" }
  }
  if (await isBooked(container, trade)) return finish(container, cnpay, trade)
  if (!(await sessionExists(cnpay.connection(), trade.session_id))) return late(cnpay, trade)
  // Not as a step of another workflow: nested, it would take no lock on the cart.
  await processPaymentWorkflow(container).run({
    input: {
      action: "captured",
      data: { session_id: trade.session_id, amount: formatYuan(trade.amount_fen) },
    },
  })
  if (await isBooked(container, trade)) return finish(container, cnpay, trade)
  throw new Error(`trade ${trade.out_trade_no} is paid, but Medusa has no order for it yet`)
}

async function isBooked(container: MedusaContainer, trade: TradeRow): Promise<boolean> {
  const booking = await findBooking(container, trade)
  return booking !== null && booking.captured && booking.orderId !== null
}

async function finish(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  trade: TradeRow
): Promise<Settlement> {
  const isFirst = await markTradeSettled(cnpay.connection(), trade.out_trade_no, cnpay.clock())
  if (isFirst) await announce(container, "cnpay.trade.paid", trade)
  return { outcome: "captured" }
}

async function late(cnpay: CnpayModuleService, trade: TradeRow): Promise<Settlement> {
  const { account, out_trade_no: outTradeNo, amount_fen: total } = trade
  await openDiscrepancy(cnpay.connection(), {
    ...{ account, outTradeNo },
    kind: "late_money",
    ours: { total, session: "gone" },
    gateway: { state: "paid" },
  })
  return { outcome: "late" }
}
