import type { MedusaContainer } from "@medusajs/framework/types"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  isCartHeldBy,
  listTradeRefunds,
  sessionExists,
  type TradeRow,
} from "../modules/cnpay/queries"
import { leftFen } from "../modules/cnpay/refunded"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { book, finish, isBooked } from "./book"
import { findNeighbours } from "./booking"
import { findCart } from "./cart"
import { closeRefunded } from "./close-refunded"
import { undoHalfMadeOrders } from "./half-made-order"
import { settleLateMoney } from "./late-money"
import type { Settlement } from "./settle-trade"

/** So long Medusa may fail to make an order of a payment before its money counts as late. */
const PATIENCE_MS = 3 * 60_000

/**
 * Books a paid trade in Medusa. To be called under the trade's lease. Whatever was done of it before,
 * here or elsewhere, is found and not done again.
 */
export async function capture(container: MedusaContainer, trade: TradeRow): Promise<Settlement> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  if (trade.settled_at) return { outcome: "captured" }
  if (leftFen(trade, await listTradeRefunds(db, trade.out_trade_no)) === 0) {
    // On its way back is not back: only the gateway's word that it arrived settles the trade.
    return { outcome: (await closeRefunded(container, trade)) ? "refunded" : "late" }
  }
  if (trade.cart_id) await undoHalfMadeOrders(container, trade.cart_id)
  if (await isStranded(container, trade)) return settleLateMoney(container, trade)
  if (await isBooked(container, trade)) return finish(container, trade)
  if (!(await sessionExists(db, trade.session_id))) return settleLateMoney(container, trade)
  return bookInTime(container, trade)
}

/** Money that may not become this session's payment, whether or not the session is still there. */
async function isStranded(container: MedusaContainer, trade: TradeRow): Promise<boolean> {
  if (trade.paid_fen !== trade.amount_fen) return true
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  if (await isCartHeldBy(db, trade)) return true
  if (!trade.payment_collection_id) return false
  const neighbours = await findNeighbours(container, trade, trade.payment_collection_id)
  if (neighbours.orderIsCanceled || neighbours.isPaidOtherwise) return true
  return hasCartChanged(container, trade)
}

/** Medusa drops the session of a cart whose total changes, but may die before it comes to that. */
async function hasCartChanged(container: MedusaContainer, trade: TradeRow): Promise<boolean> {
  const cart = trade.cart_id ? await findCart(container, trade.cart_id) : null
  return cart !== null && !cart.isCompleted && cart.total !== trade.paid_fen
}

/** An order that cannot be made within minutes will not be made: the shopper gets the money back. */
async function bookInTime(container: MedusaContainer, trade: TradeRow): Promise<Settlement> {
  const { clock } = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const now = clock().getTime()
  const isOverdue = now - (trade.paid_at?.getTime() ?? now) > PATIENCE_MS
  try {
    await book(container, trade)
  } catch (error) {
    if (!isOverdue) throw error
  }
  if (await isBooked(container, trade)) return finish(container, trade)
  if (isOverdue) return settleLateMoney(container, trade)
  throw new Error(`trade ${trade.out_trade_no} is paid, but Medusa has no order for it yet`)
}
