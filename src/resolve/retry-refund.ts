import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { agreeBooks } from "../books/check-books"
import { underOrderLease } from "../books/order-lease"
import { refundInMedusa } from "../books/refund-in-medusa"
import { formatYuan } from "../core/money"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  makeBooksDue,
  readBooks,
  resolveDiscrepancy,
  type TradeRow,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { refundTrade } from "../refunds/refund-trade"
import { findBooking } from "../settle/booking"
import { findFailed, type FailedRefund, type RefundMove } from "./failed-refund"
import { problems } from "./messages"

/**
 * Sends a refund that the gateway has closed or refused once more, under a new number. Once, however
 * often it is asked for: what was sent anew carries the old number in its note.
 */
export async function retryRefund(container: MedusaContainer, move: RefundMove): Promise<void> {
  const { trade } = await findFailed(container, move)
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const collection = trade.payment_collection_id ?? ""
  await underOrderLease(cnpay, collection, async () => {
    const failed = await findFailed(container, move)
    if (failed.refund.state === "abnormal") throw problems.isAbnormal(move.outRefundNo)
    if (collection) await agreeBooks(container, collection)
    await sendAnew(container, failed, move)
    const { discrepancy: id } = failed
    const { reason, by } = move
    const now = cnpay.clock()
    await resolveDiscrepancy(cnpay.connection(), {
      ...{ id, reason, by, now },
      ...{ move: "retry", state: "resolved", resolution: "retried" },
    })
    await makeBooksDue(cnpay.connection(), [collection], now)
  })
}

async function sendAnew(
  container: MedusaContainer,
  { refund, trade, gateway }: FailedRefund,
  { by }: RefundMove
): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const booking = await findBooking(container, trade)
  if (!booking?.captured) {
    const [db, now, amount] = [cnpay.connection(), cnpay.clock(), refund.amount_fen]
    return refundTrade({ db, gateway, trade, amount, medusaRefundId: null, now })
  }
  const note = `cnpay: ${refund.out_refund_no}`
  if (await isSent(container, booking.paymentId, note)) return
  const amount = formatYuan(refund.amount_fen)
  const input = { payment_id: booking.paymentId, amount, note, created_by: by }
  await refundInMedusa(container, await orderOf(cnpay, trade), input)
}

async function orderOf(cnpay: CnpayModuleService, { payment_collection_id: id }: TradeRow) {
  return id ? (await readBooks(cnpay.connection(), id)).order : null
}

async function isSent(container: MedusaContainer, payment: string, note: string): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: refunds } = await query.graph({
    entity: "refund",
    fields: ["id"],
    filters: { payment_id: payment, note },
  })
  return refunds.length > 0
}
