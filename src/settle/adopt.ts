import { forLog } from "../errors/for-log"
import { randomBytes } from "node:crypto"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import { providerName } from "../core/environment"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  findTrade,
  isCartPaidBy,
  listTradeRefunds,
  offerTrade,
  type TradeRow,
} from "../modules/cnpay/queries"
import { refundedFen } from "../modules/cnpay/refunded"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { book, finish, isBooked } from "./book"
import { findNeighbours } from "./booking"
import { findCart } from "./cart"

/** Uses late money for its own cart, if that is still open, unpaid, and costs exactly as much. */
export async function adoptByCart(container: MedusaContainer, trade: TradeRow): Promise<boolean> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const collection = await findWaitingCollection(container, trade)
  if (!collection || refundedFen(await listTradeRefunds(db, trade.out_trade_no)) > 0) return false
  const key = randomBytes(32).toString("hex")
  await offerTrade(db, trade.out_trade_no, key)
  try {
    await takeOver(container, collection, trade, key)
  } catch (error) {
    // Not every cart can be completed; what was or was not booked is read from the books below.
    const reason = forLog(error)
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`cnpay: late money of trade ${trade.out_trade_no} found no use: ${reason}`)
  }
  const adopted = await findTrade(db, trade.account, trade.out_trade_no)
  if (!adopted || !(await isBooked(container, adopted))) return false
  await finish(container, adopted)
  return true
}

/** Medusa's own workflow also deletes the cart's other sessions, which closes their trades. */
async function takeOver(
  container: MedusaContainer,
  collection: string,
  trade: TradeRow,
  key: string
): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  await createPaymentSessionsWorkflow(container).run({
    input: {
      payment_collection_id: collection,
      provider_id: `pp_${providerName(trade.account)}`,
      data: { adopt: key },
    },
  })
  const adopted = await findTrade(cnpay.connection(), trade.account, trade.out_trade_no)
  if (adopted && adopted.session_id !== trade.session_id) await book(container, adopted)
}

/** The payment collection of the trade's cart, if it waits for just this sum and for nobody else's. */
async function findWaitingCollection(
  container: MedusaContainer,
  trade: TradeRow
): Promise<string | null> {
  if (!trade.cart_id || trade.paid_fen === null) return null
  const cart = await findCart(container, trade.cart_id)
  if (!cart?.collectionId || cart.isCompleted || cart.total !== trade.paid_fen) return null
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  if (await isCartPaidBy(db, trade.cart_id, { otherThan: trade.out_trade_no })) return null
  const { isPaidOtherwise } = await findNeighbours(container, trade, cart.collectionId)
  return cart.currency === trade.currency_code && !isPaidOtherwise ? cart.collectionId : null
}
