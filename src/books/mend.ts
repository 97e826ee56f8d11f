import type { MedusaContainer } from "@medusajs/framework/types"
import { assertNever } from "../core/assert-never"
import type { BookDifference, Books, LedgerRefund } from "../core/books"
import { formatYuan } from "../core/money"
import { CNPAY_MODULE } from "../modules/cnpay"
import { offerRefundToBook, unlinkRefund } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { forgetRefund } from "./forget-refund"
import { refundInMedusa } from "./refund-in-medusa"
import { addCredit, dropOrderChange } from "./credits"
import { addCaptureTransaction, addTransaction, removeTransaction } from "./transactions"

const OFFER_MS = 30_000

export interface Mending {
  order: Books["order"]
  collection: string
  difference: BookDifference
}

/**
 * What is too much goes first. Medusa's refund workflow gives its own sum to every refund without a
 * transaction, and begins no change of an order beside another one, so that nothing may be missing or
 * pending when a refund is booked.
 */
const ORDER: readonly BookDifference["kind"][] = [
  "credit_unfinished",
  "credit_missing",
  "transaction_unbacked",
  "overbooked",
  "unsent",
  "capture_untold",
  "transaction_missing",
  "unbooked",
]

export function inMendingOrder(differences: readonly BookDifference[]): BookDifference[] {
  return [...differences].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

/**
 * Makes Medusa's books say what the ledger says; never moves money. To be called under the order's
 * lease. Answers whether there was anything that it may mend: sums that two sides name differently are
 * for a person.
 */
export async function mend(container: MedusaContainer, mending: Mending): Promise<boolean> {
  const { order, collection, difference } = mending
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  switch (difference.kind) {
    case "unbooked":
      await bookRefund(container, order, difference)
      return true
    case "overbooked": {
      const { payment, refund } = difference
      const refundId = refund.medusaRefundId
      if (refundId) await forgetRefund(container, { order, collection, payment, refundId })
      await unlinkRefund(db, refund.no)
      return true
    }
    case "unsent":
      await forgetRefund(container, { order, collection, ...difference })
      return true
    case "capture_untold":
      if (order) await addCaptureTransaction(container, order.id, difference.capture.id)
      return true
    case "transaction_missing":
      if (order) await addTransaction(container, order, difference.refund)
      return true
    case "transaction_unbacked":
      if (order) await removeTransaction(container, order.id, difference.transaction)
      return true
    case "credit_unfinished":
      await dropOrderChange(container, difference.change)
      return true
    case "credit_missing":
      if (order) await addCredit(container, order.id, difference.amount)
      return true
    case "amount":
    case "captured":
    case "gateway":
    case "not_refunded":
    case "settled_to_canceled":
    case "transaction_sum":
      return false
    default:
      return assertNever(difference)
  }
}

/** The provider finds that the money has gone already, and asks the gateway nothing. */
async function bookRefund(
  container: MedusaContainer,
  order: Books["order"],
  { payment, refund }: { payment: string; refund: LedgerRefund }
): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const until = new Date(cnpay.clock().getTime() + OFFER_MS)
  await offerRefundToBook(cnpay.connection(), refund.no, until)
  const input = { payment_id: payment, amount: formatYuan(refund.amount), note: refund.no }
  await refundInMedusa(container, order, input)
}
