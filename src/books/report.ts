import type { MedusaContainer } from "@medusajs/framework/types"
import {
  BOOK_KINDS,
  discrepancyOf,
  type BookDifference,
  type Books,
  type PaymentBooks,
} from "../core/books"
import { CNPAY_MODULE } from "../modules/cnpay"
import { openDiscrepancy, resolveDiscrepancies } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

export interface Compared {
  books: Books
  differences: readonly BookDifference[]
}

/** What could not be mended becomes a discrepancy of its (first) trade; what agrees again closes its own. */
export async function reportDifferences(
  container: MedusaContainer,
  { books, differences }: Compared
): Promise<void> {
  for (const payment of books.payments) {
    await report(container, { payment, books, differences })
  }
}

async function report(
  container: MedusaContainer,
  { payment, books, differences }: Compared & { payment: PaymentBooks }
): Promise<void> {
  const [trade] = payment.trades
  if (!trade) return
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const about = differencesOf(payment, { books, differences })
  for (const kind of BOOK_KINDS) {
    const ours = about.filter((it) => discrepancyOf(it) === kind)
    if (ours.length === 0) {
      await resolveDiscrepancies(db, { no: trade.no, kinds: [kind], resolution: "agreed", now })
      continue
    }
    const { account, no: outTradeNo } = trade
    await openDiscrepancy(db, { account, kind, outTradeNo, ours, gateway: null })
  }
}

/** Those of one payment; see {@link isAbout}. */
export function differencesOf(
  payment: PaymentBooks,
  { books, differences }: Compared
): BookDifference[] {
  return differences.filter((it) => isAbout(it, payment, books))
}

/** A transaction belongs to the order, and so to the first of its payments that is ours. */
function isAbout(it: BookDifference, { paymentId }: PaymentBooks, books: Books): boolean {
  if ("payment" in it) return it.payment === paymentId
  return books.payments.find(({ trades }) => trades.length > 0)?.paymentId === paymentId
}
