import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import type { Preauth } from "../gateways/preauth"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  findTrade,
  isCartHeldBy,
  markFreezeSettled,
  sessionExists,
  type TradeRow,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { tellTrade } from "../events/tell-news"
import { undoHalfMadeOrders } from "../settle/half-made-order"
import { findBooking, findNeighbours } from "../settle/booking"
import { findCart } from "../settle/cart"
import type { Settlement } from "../settle/settle-trade"
import { releaseRest } from "./release-freeze"

/** So long Medusa may fail to make an order of a freeze before its money is set free again. */
const PATIENCE_MS = 3 * 60_000

/**
 * Makes an order of frozen money, with its payment authorized. To be called under the trade's lease.
 * A freeze that no order can use any more is released: no money was taken, so none has to go back.
 */
export async function placeOrder(
  container: MedusaContainer,
  preauth: Preauth,
  claimed: TradeRow
): Promise<Settlement> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const trade = (await findTrade(db, claimed.account, claimed.out_trade_no)) ?? claimed
  if (trade.state !== "frozen") return { outcome: "closed" }
  if (trade.settled_at) return { outcome: "frozen" }
  if (trade.cart_id) await undoHalfMadeOrders(container, trade.cart_id)
  if (await isPlaced(container, trade)) return finish(container, cnpay, trade)
  const isOverdue = now.getTime() - (trade.paid_at ?? now).getTime() > PATIENCE_MS
  if (isOverdue || (await isStranded(container, cnpay, trade))) {
    await releaseRest({ db, preauth, freeze: trade, now })
    return { outcome: "closed" }
  }
  await place(container, trade)
  if (await isPlaced(container, trade)) return finish(container, cnpay, trade)
  throw new Error(`trade ${trade.out_trade_no} is frozen, but Medusa has no order for it yet`)
}

async function finish(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  trade: TradeRow
): Promise<Settlement> {
  const isFirst = await markFreezeSettled(cnpay.connection(), trade.out_trade_no, cnpay.clock())
  if (isFirst) await tellTrade(container, "cnpay.trade.frozen", trade)
  return { outcome: "frozen" }
}

async function isPlaced(container: MedusaContainer, trade: TradeRow): Promise<boolean> {
  const booking = await findBooking(container, trade)
  return Boolean(booking?.orderId) && !booking?.canceled
}

/**
 * The cart is named by the ledger, never looked up by the session: for a session that is gone Medusa's
 * own payment workflow would complete somebody else's.
 */
async function place(container: MedusaContainer, trade: TradeRow): Promise<void> {
  const cart = trade.cart_id ? await findCart(container, trade.cart_id) : null
  if (trade.cart_id && cart && !cart.isCompleted) {
    await completeCartWorkflow(container).run({ input: { id: trade.cart_id } })
    return
  }
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  await payments.authorizePaymentSession(trade.session_id, {})
}

/** Frozen money that may not become this session's payment, whether or not the session is still there. */
async function isStranded(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  trade: TradeRow
): Promise<boolean> {
  const db = cnpay.connection()
  if (trade.frozen_fen !== trade.amount_fen) return true
  if (!(await sessionExists(db, trade.session_id))) return true
  if ((await findBooking(container, trade))?.canceled) return true
  if (await isCartHeldBy(db, trade)) return true
  const cart = trade.cart_id ? await findCart(container, trade.cart_id) : null
  if (cart && !cart.isCompleted && cart.total !== trade.frozen_fen) return true
  if (!trade.payment_collection_id) return false
  const neighbours = await findNeighbours(container, trade, trade.payment_collection_id)
  return neighbours.orderIsCanceled || neighbours.isPaidOtherwise
}
