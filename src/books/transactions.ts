import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import type { MedusaRefund, RefundTransaction } from "../core/books"
import { CNPAY_MODULE } from "../modules/cnpay"
import { findCaptureBooking } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { addCredit } from "./credits"

interface TransactionBooks {
  updateOrderTransactions(change: { id: string; version: number }): Promise<unknown>
}

/** What the process would have written next that died after the capture itself. */
export async function addCaptureTransaction(
  container: MedusaContainer,
  orderId: string,
  captureId: string
): Promise<void> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const booking = await findCaptureBooking(db, captureId)
  if (!booking || booking.isBooked) return
  await container.resolve<IOrderModuleService>(Modules.ORDER).addOrderTransactions({
    order_id: orderId,
    amount: booking.amount,
    currency_code: booking.currency,
    reference: "capture",
    reference_id: captureId,
  })
}

/** What the process would have written next that died after the refund itself. */
export async function addTransaction(
  container: MedusaContainer,
  order: { id: string; canceled: boolean },
  { id }: Pick<MedusaRefund, "id">
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const orders = container.resolve<IOrderModuleService>(Modules.ORDER)
  const { data: refunds } = await query.graph({
    entity: "refund",
    fields: ["amount", "raw_amount", "payment.currency_code"],
    filters: { id },
  })
  const [refund] = refunds
  if (!refund) return
  const amount = refund.raw_amount ?? refund.amount
  await orders.addOrderTransactions({
    order_id: order.id,
    amount: MathBN.mult(amount as never, -1),
    currency_code: refund.payment?.currency_code ?? "cny",
    reference: "refund",
    reference_id: id,
  })
  if (!order.canceled) await addCredit(container, order.id, amount as never)
}

/**
 * Soft deleted, so that it can still be read. Medusa takes a removed transaction out of the summary of
 * the version that it was made in; what people see is the order's latest version, so it is moved there.
 */
export async function removeTransaction(
  container: MedusaContainer,
  orderId: string,
  { id }: Pick<RefundTransaction, "id">
): Promise<void> {
  const orders = container.resolve<IOrderModuleService & TransactionBooks>(Modules.ORDER)
  const { version } = await orders.retrieveOrder(orderId, { select: ["id", "version"] })
  await orders.updateOrderTransactions({ id, version })
  await orders.softDeleteOrderTransactions([id])
}
