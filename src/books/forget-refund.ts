import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** What Medusa's payment module can do, and its published type does not say. */
interface RefundBooks {
  softDeleteRefunds(ids: string[]): Promise<unknown>
  /** Medusa calls it after each capture and refund; it sums the collection up anew. */
  maybeUpdatePaymentCollection_(id: string): Promise<void>
}

/**
 * Takes a refund out of Medusa's books, whose money did not go back. Core has no status of a refund and
 * deletes the row itself when a provider throws. The order's transaction of it is then without backing
 * and goes too; the credit line stays: the shop still owes the sum, and the dashboard says so.
 */
export async function forgetRefund(
  container: MedusaContainer,
  collection: string,
  refundId: string
): Promise<void> {
  const payments = container.resolve<RefundBooks>(Modules.PAYMENT)
  await payments.softDeleteRefunds([refundId])
  await payments.maybeUpdatePaymentCollection_(collection)
}
