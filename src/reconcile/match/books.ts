import { compareBooks, discrepancyOf } from "../../core/books"
import { fen } from "../../core/money"
import { differencesOf } from "../../books/report"
import { readBooks, type BookSuspect, type Connection } from "../../modules/cnpay/queries"
import type { Report } from "./report"

/**
 * The third book: what Medusa has of the day's trades. The database finds the few orders whose sums are
 * not the ledger's; what differs in them is said by the comparison that guards all refunds, too.
 */
export async function compareMedusa(
  trx: Connection,
  suspects: AsyncIterable<readonly BookSuspect[]>,
  { account, report }: { account: string; report: Report }
): Promise<void> {
  for await (const batch of suspects) {
    for (const suspect of batch) {
      const { collection, unbooked, twice } = suspect
      if (unbooked) await reportUnbooked(suspect, unbooked, report)
      else if (twice) await reportTwice(suspect, twice, report)
      else if (collection) await reportDifferences(trx, collection, { account, report })
    }
  }
}

async function reportUnbooked(
  { left, gatewayTradeNo }: BookSuspect,
  outTradeNo: string,
  report: Report
): Promise<void> {
  await report.other({
    kind: "only_at_gateway",
    outTradeNo,
    gatewayTradeNo,
    oursFen: null,
    gatewayFen: fen(left),
    ours: null,
    gateway: { state: "paid", left },
  })
}

async function reportTwice(
  { left, others, gatewayTradeNo, collection }: BookSuspect,
  outTradeNo: string,
  report: Report
): Promise<void> {
  await report.other({
    kind: "paid_twice",
    outTradeNo,
    gatewayTradeNo,
    oursFen: null,
    gatewayFen: fen(left),
    ours: { payment_collection_id: collection, paid_by_others: others },
    gateway: { state: "paid", left },
  })
}

async function reportDifferences(
  trx: Connection,
  collection: string,
  { account, report }: { account: string; report: Report }
): Promise<void> {
  const books = await readBooks(trx, collection)
  const differences = compareBooks(books)
  for (const payment of books.payments) {
    const trade = payment.trades.find((it) => it.account === account)
    const about = differencesOf(payment, { books, differences })
    if (!trade) continue
    for (const kind of new Set(about.map(discrepancyOf))) {
      const ours = about.filter((it) => discrepancyOf(it) === kind)
      await report.other({ kind, outTradeNo: trade.no, ours, gateway: null })
    }
  }
}
