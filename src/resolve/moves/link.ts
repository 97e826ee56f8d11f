import { Modules } from "@medusajs/framework/utils"
import { CNPAY_MODULE } from "../../modules/cnpay"
import { deleteStrayTrade } from "../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { findOrderToPay } from "../find-order-to-pay"
import { keepStray } from "../keep-stray"
import { payOrder } from "../pay-order"
import { problems } from "../messages"
import type { Carry } from "../move"
import { underTradeLease } from "../trade-lease"
import { whys } from "../whys"

const LOCK_SECONDS = 10

/**
 * Makes a payment that nobody claims the payment of an order that waits for just this sum, by Medusa's
 * own means: a payment collection, a session that takes the trade over, its capture.
 */
export const link: Carry = async (container, dispute, { orderId }) => {
  if (!orderId) throw problems.noOrder()
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const trade = dispute.trade ?? (await keepStray(container, dispute))
  const no = trade.out_trade_no
  try {
    const isPaid = await container.resolve(Modules.LOCKING).execute(
      [`cnpay:${orderId}`],
      () =>
        underTradeLease(cnpay, trade, async () => {
          const order = await findOrderToPay(container, orderId, trade)
          return payOrder(container, { order, trade })
        }),
      { timeout: LOCK_SECONDS }
    )
    return isPaid
      ? { end: "agreed", resolution: "linked" }
      : { end: "open", why: whys.notSettled() }
  } catch (error) {
    if (!dispute.trade) await deleteStrayTrade(cnpay.connection(), no)
    throw error
  }
}
