import type { MedusaContainer } from "@medusajs/framework/types"
import { fen, type Fen } from "../core/money"
import { occupies } from "../core/refund"
import { CNPAY_MODULE } from "../modules/cnpay"
import { listTradeRefunds, readBooks, type TradeRow } from "../modules/cnpay/queries"
import { leftFen } from "../modules/cnpay/refunded"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { findBooking } from "../settle/booking"

/** What could be sent back of a trade, or of all captures of the payment that it belongs to. */
export async function leftOf(container: MedusaContainer, trade: TradeRow): Promise<Fen> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const booking = await findBooking(container, trade)
  const collection = trade.payment_collection_id
  const books = booking?.captured && collection ? await readBooks(db, collection) : null
  const payment = books?.payments.find(({ paymentId }) => paymentId === booking?.paymentId)
  if (!payment) return leftFen(trade, await listTradeRefunds(db, trade.out_trade_no))
  const amounts = payment.trades.map(({ paid, refunds }) => {
    const tied = refunds.filter(({ state }) => occupies(state))
    return (paid ?? 0) - tied.reduce((sum, { amount }) => sum + amount, 0)
  })
  return fen(
    Math.max(
      0,
      amounts.reduce((sum, amount) => sum + amount, 0)
    )
  )
}
