import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { agreeBooks } from "../../books/check-books"
import { occupies } from "../../core/refund"
import { CNPAY_MODULE } from "../../modules/cnpay"
import {
  findRefund,
  listTradeRefunds,
  makeBooksDue,
  type RefundRow,
  type TradeRow,
} from "../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { giveBack } from "../../refunds/give-back"
import { findBooking } from "../../settle/booking"
import { known } from "../dispute"
import { problems } from "../messages"
import type { Carry } from "../move"
import { underTradeLease } from "../trade-lease"

/**
 * Sends a refund that the gateway has closed or refused once more, under a new number. Once, however
 * often it is asked for, and although a process dies over it: see {@link isSent}.
 */
export const retry: Carry = async (container, dispute, { by, amountFen }) => {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { trade } = known(dispute)
  const collection = trade.payment_collection_id
  return underTradeLease(cnpay, trade, async () => {
    const { account, out_refund_no: no, amount_fen } = dispute.refund ?? refuse(dispute.row)
    const refund = (await findRefund(cnpay.connection(), account, no)) ?? refuse(dispute.row)
    if (refund.state === "abnormal") throw problems.isAbnormal(no)
    if (refund.state !== "closed" && refund.state !== "refused") throw problems.notFailed(no)
    if (amountFen !== amount_fen) throw problems.otherAmount(amount_fen)
    if (collection) await agreeBooks(container, collection)
    await sendAnew(container, { refund, trade }, by)
    if (collection) await makeBooksDue(cnpay.connection(), [collection], cnpay.clock())
    return { end: "agreed", resolution: "retried" }
  })
}

function refuse({ out_refund_no }: { out_refund_no: string }): never {
  throw problems.noRefund(out_refund_no)
}

async function sendAnew(
  container: MedusaContainer,
  { refund, trade }: { refund: RefundRow; trade: TradeRow },
  by: string
): Promise<void> {
  const note = `cnpay: ${refund.out_refund_no}`
  if (await isSent(container, { refund, trade }, note)) return
  await giveBack(container, { trade, amount: refund.amount_fen, note, by })
}

/**
 * What was sent anew carries the old number in its note, where Medusa holds the payment. Where it does
 * not, nothing is sent but what is left of a trade, so that a later refund of the sum is this one.
 */
async function isSent(
  container: MedusaContainer,
  { refund, trade }: { refund: RefundRow; trade: TradeRow },
  note: string
): Promise<boolean> {
  const booking = await findBooking(container, trade)
  if (booking?.captured) {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const filters = { payment_id: booking.paymentId, note }
    const { data: sent } = await query.graph({ entity: "refund", fields: ["id"], filters })
    return sent.length > 0
  }
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const all = await listTradeRefunds(db, trade.out_trade_no)
  return all.some(
    (it) =>
      it.origin === "late_money" &&
      it.created_at > refund.created_at &&
      it.amount_fen === refund.amount_fen &&
      occupies(it.state)
  )
}
