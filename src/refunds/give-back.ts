import type { MedusaContainer } from "@medusajs/framework/types"
import { refundInMedusa } from "../books/refund-in-medusa"
import { formatYuan, type Fen } from "../core/money"
import { CNPAY_MODULE } from "../modules/cnpay"
import { readBooks, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { findBooking } from "../settle/booking"
import { refundTrade } from "./refund-trade"

export interface ReturnWish {
  trade: TradeRow
  amount: Fen
  /** Why, for Medusa's refund. */
  note: string
  /** The admin's id. */
  by?: string
}

/**
 * Sends a trade's money back: through Medusa where Medusa holds a payment of it, so that its books say
 * so too. To be called under the order's lease. @throws MedusaError what is definite
 */
export async function giveBack(
  container: MedusaContainer,
  { trade, amount, note, by }: ReturnWish
): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const booking = await findBooking(container, trade)
  if (booking?.captured) {
    const collection = trade.payment_collection_id
    const order = collection ? (await readBooks(db, collection)).order : null
    const input = { payment_id: booking.paymentId, amount: formatYuan(amount), note }
    return refundInMedusa(container, order, { ...input, ...(by ? { created_by: by } : {}) })
  }
  const gateway = cnpay.gateway(trade.account)
  if (!gateway) throw new Error(`no account ${trade.account}`)
  await refundTrade({ db, gateway, trade, amount, medusaRefundId: null, now })
}
