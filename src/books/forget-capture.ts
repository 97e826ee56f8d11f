import type {
  IOrderModuleService,
  IPaymentModuleService,
  MedusaContainer,
} from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { removeTransaction } from "./transactions"

/** What Medusa's modules can do, and their published types do not say. */
interface CaptureBooks extends IPaymentModuleService {
  softDeleteCaptures(ids: string[]): Promise<unknown>
  restoreCaptures(ids: string[]): Promise<unknown>
  /** Medusa calls it after each capture and refund; it sums the collection up anew. */
  maybeUpdatePaymentCollection_(id: string): Promise<void>
}

interface TransactionBooks {
  restoreOrderTransactions(ids: string[]): Promise<unknown>
}

export interface CaptureToForget {
  orderId: string | null
  collection: string
  payment: string
}

/** What was taken out, so that it can be put back. */
export interface ForgottenCapture extends CaptureToForget {
  captures: string[]
  transactions: string[]
  capturedAt: Date | null
}

/**
 * Takes a payment's captures out of Medusa's books, whose money the gateway never took, and their
 * transactions out of the order's. Medusa has no route for it: to it, captured money is there. Soft
 * deleted, so that it can still be read.
 */
export async function forgetCapture(
  container: MedusaContainer,
  wish: CaptureToForget
): Promise<ForgottenCapture> {
  const payments = container.resolve<CaptureBooks>(Modules.PAYMENT)
  const payment = await payments.retrievePayment(wish.payment, { relations: ["captures"] })
  const captures = (payment.captures ?? []).map(({ id }) => id)
  const transactions = await forgetTransactions(container, wish.orderId, captures)
  await payments.softDeleteCaptures(captures)
  await payments.updatePayment({ id: wish.payment, captured_at: null } as never)
  await payments.maybeUpdatePaymentCollection_(wish.collection)
  const capturedAt = payment.captured_at ? new Date(payment.captured_at) : null
  return { ...wish, captures, transactions, capturedAt }
}

/** Puts everything back. */
export async function restoreCapture(
  container: MedusaContainer,
  { payment, collection, captures, transactions, capturedAt }: ForgottenCapture
): Promise<void> {
  const payments = container.resolve<CaptureBooks>(Modules.PAYMENT)
  await payments.restoreCaptures(captures)
  await payments.updatePayment({ id: payment, captured_at: capturedAt } as never)
  await payments.maybeUpdatePaymentCollection_(collection)
  if (transactions.length > 0) {
    await container.resolve<TransactionBooks>(Modules.ORDER).restoreOrderTransactions(transactions)
  }
}

async function forgetTransactions(
  container: MedusaContainer,
  orderId: string | null,
  captures: string[]
): Promise<string[]> {
  if (!orderId || captures.length === 0) return []
  const transactions = await container
    .resolve<IOrderModuleService>(Modules.ORDER)
    .listOrderTransactions({ order_id: orderId, reference: "capture", reference_id: captures })
  for (const one of transactions) await removeTransaction(container, orderId, one)
  return transactions.map(({ id }) => id)
}
