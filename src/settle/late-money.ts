import { forLog } from "../errors/for-log"
import type { IPaymentModuleService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { formatYuan, type Fen } from "../core/money"
import { CNPAY_MODULE } from "../modules/cnpay"
import { listTradeRefunds, openDiscrepancy, type TradeRow } from "../modules/cnpay/queries"
import { leftFen } from "../modules/cnpay/refunded"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { refundTrade } from "../refunds/refund-trade"
import { adoptByCart } from "./adopt"
import { findBooking } from "./booking"
import { closeRefunded } from "./close-refunded"
import type { Settlement } from "./settle-trade"

/**
 * Money that the payment session it was meant for cannot use. If its cart still waits for just this
 * sum it is used for it; else it goes back, or waits for a person, as the shop has chosen. Either way
 * a discrepancy names it until it is settled.
 */
export async function settleLateMoney(
  container: MedusaContainer,
  trade: TradeRow
): Promise<Settlement> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  if (await adoptByCart(container, trade)) return { outcome: "captured" }
  await openDiscrepancy(cnpay.connection(), {
    account: trade.account,
    kind: "late_money",
    outTradeNo: trade.out_trade_no,
    ...{ oursFen: null, gatewayFen: trade.paid_fen },
    ours: { total: trade.amount_fen, session_id: trade.session_id, cart_id: trade.cart_id },
    gateway: { state: "paid", total: trade.paid_fen },
  })
  if (cnpay.settlement.latePayment === "hold") return { outcome: "late" }
  await giveBack(container, cnpay, trade)
  const isClosed = await closeRefunded(container, trade)
  return { outcome: isClosed ? "refunded" : "late" }
}

/** Through Medusa where Medusa holds a payment of it, so that its books say so too. */
async function giveBack(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  trade: TradeRow
): Promise<void> {
  const refunds = await listTradeRefunds(cnpay.connection(), trade.out_trade_no)
  const amount = leftFen(trade, refunds)
  if (amount === 0) return
  const booking = await findBooking(container, trade)
  try {
    if (booking?.captured) await refundPayment(container, booking.paymentId, amount)
    else await refundLedger(cnpay, trade, amount)
  } catch (error) {
    // A refusal is definite and leaves the discrepancy open; anything else is the next sweep's.
    const reason = forLog(error)
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .error(`cnpay: late money of trade ${trade.out_trade_no} could not be sent back: ${reason}`)
  }
}

async function refundPayment(
  container: MedusaContainer,
  paymentId: string,
  amount: Fen
): Promise<void> {
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  await payments.refundPayment({ payment_id: paymentId, amount: formatYuan(amount) })
}

async function refundLedger(
  cnpay: CnpayModuleService,
  trade: TradeRow,
  amount: Fen
): Promise<void> {
  const gateway = cnpay.gateway(trade.account)
  if (!gateway) throw new Error(`no account ${trade.account}`)
  const db = cnpay.connection()
  await refundTrade({ db, gateway, trade, amount, medusaRefundId: null, now: cnpay.clock() })
}
