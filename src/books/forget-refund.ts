import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import type { Books } from "../core/books"
import { removeTransaction } from "./transactions"

/** What Medusa's payment module can do, and its published type does not say. */
interface RefundBooks {
  softDeleteRefunds(ids: string[]): Promise<unknown>
  /** Medusa calls it after each capture and refund; it sums the collection up anew. */
  maybeUpdatePaymentCollection_(id: string): Promise<void>
}

export interface RefundToForget {
  order: Books["order"]
  collection: string
  payment: string
  refundId: string
}

/**
 * Takes a refund out of Medusa's books, whose money did not go back, and its transaction out of the
 * order's. Core has no status of a refund and deletes the row itself when a provider throws. The credit
 * line stays: the shop still owes the sum, and the dashboard says so.
 */
export async function forgetRefund(
  container: MedusaContainer,
  { order, collection, payment, refundId }: RefundToForget
): Promise<void> {
  if (order) await forgetTransaction(container, { orderId: order.id, payment, refundId })
  const payments = container.resolve<RefundBooks>(Modules.PAYMENT)
  await payments.softDeleteRefunds([refundId])
  await payments.maybeUpdatePaymentCollection_(collection)
}

/** Before the refund itself: what a crash leaves of the two is still found by the refund. */
async function forgetTransaction(
  container: MedusaContainer,
  { orderId, payment, refundId }: { orderId: string; payment: string; refundId: string }
): Promise<void> {
  const orders = container.resolve<IOrderModuleService>(Modules.ORDER)
  const [refund] = await container.resolve(Modules.PAYMENT).listRefunds({ id: refundId })
  const transactions = await orders.listOrderTransactions({
    order_id: orderId,
    reference: "refund",
    reference_id: [refundId, payment],
  })
  const its =
    transactions.find(({ reference_id }) => reference_id === refundId) ??
    // A cancellation books a payment's refund under the payment's id.
    transactions.find((one) => MathBN.eq(MathBN.mult(one.amount, -1), refund?.amount ?? 0))
  if (its) await removeTransaction(container, orderId, its)
}
