import { forLog } from "../errors/for-log"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { CNPAY_MODULE } from "../modules/cnpay"
import { listTradeRefunds, openDiscrepancy, type TradeRow } from "../modules/cnpay/queries"
import { leftFen } from "../modules/cnpay/refunded"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { giveBack } from "../refunds/give-back"
import { adoptByCart } from "./adopt"
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
  await tryToGiveBack(container, trade)
  const isClosed = await closeRefunded(container, trade)
  return { outcome: isClosed ? "refunded" : "late" }
}

async function tryToGiveBack(container: MedusaContainer, trade: TradeRow): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const amount = leftFen(trade, await listTradeRefunds(cnpay.connection(), trade.out_trade_no))
  if (amount === 0) return
  try {
    await giveBack(container, { trade, amount, note: "cnpay: late money" })
  } catch (error) {
    // A refusal is definite and leaves the discrepancy open; anything else is the next sweep's.
    const reason = forLog(error)
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .error(`cnpay: late money of trade ${trade.out_trade_no} could not be sent back: ${reason}`)
  }
}
