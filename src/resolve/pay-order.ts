import { randomBytes } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createOrUpdateOrderPaymentCollectionWorkflow,
  createPaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { providerName } from "../core/environment"
import { CNPAY_MODULE } from "../modules/cnpay"
import { findTrade, moveTrade, offerTrade, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { book, finish, isBooked } from "../settle/book"
import { problems } from "./messages"

export interface OrderPayment {
  order: { id: string }
  trade: TradeRow
}

/**
 * Pays an order with money that is there already. To be called under the trade's lease. What dies half
 * way is a paid trade with a session, which settling it completes. Answers whether the order has it.
 */
export async function payOrder(
  container: MedusaContainer,
  { order, trade }: OrderPayment
): Promise<boolean> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const { account, out_trade_no: no } = trade
  const collection = await collectionFor(container, order.id)
  const key = randomBytes(32).toString("hex")
  await offerTrade(db, no, key)
  await createPaymentSessionsWorkflow(container).run({
    input: {
      payment_collection_id: collection,
      provider_id: `pp_${providerName(account)}`,
      data: { adopt: key },
    },
  })
  const adopted = await findTrade(db, account, no)
  if (!adopted || adopted.session_id === trade.session_id) throw problems.notLinked()
  await moveTrade(db, no, collection)
  const moved = { ...adopted, payment_collection_id: collection }
  await book(container, moved)
  if (!(await isBooked(container, moved))) return false
  await finish(container, moved)
  return true
}

async function collectionFor(container: MedusaContainer, order_id: string): Promise<string> {
  const { result } = await createOrUpdateOrderPaymentCollectionWorkflow(container).run({
    input: { order_id },
  })
  const [collection] = result
  if (!collection) throw problems.notLinked()
  return collection.id
}
