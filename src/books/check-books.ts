import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { compareBooks, type BookDifference, type Books } from "../core/books"
import { forLog } from "../errors/for-log"
import { CNPAY_MODULE } from "../modules/cnpay"
import { claimDueBooks, readBooks, scheduleBooks, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { TradeBusy } from "../settle/lease"
import { SWEEP_INTERVAL_MS } from "../sweep/interval"
import { waitAtMost } from "../sweep/patience"
import { inMendingOrder, mend } from "./mend"
import { underOrderLease } from "./order-lease"
import { reportDifferences } from "./report"

const BATCH = 20
const ABANDONED_MS = 120_000
/** What is fresh today may only be half written; a little later it is not. */
const SETTLED_MS = 35_000
const BUSY_MS = 3_000
/** A difference that cannot be mended is looked at again, should somebody mend it by hand. */
const LASTING_MS = 10 * 60_000
/** A refund that is mended shows what its order's transactions lack. */
const PASSES = 3

/** Compares Medusa's books with the ledger wherever a refund has moved, mends them, or reports. */
export async function checkBooks(container: MedusaContainer): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const now = cnpay.clock()
  const again = new Date(now.getTime() + ABANDONED_MS)
  const due = await claimDueBooks(cnpay.connection(), {
    accounts: cnpay.accounts(),
    ...{ now, again, limit: BATCH },
  })
  const checks = Promise.all(due.map((trade) => check(container, cnpay, { trade, claimed: again })))
  await waitAtMost(SWEEP_INTERVAL_MS, checks)
}

async function check(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  { trade, claimed }: { trade: TradeRow; claimed: Date }
): Promise<void> {
  const collection = trade.payment_collection_id
  let waitMs: number | null = null
  try {
    if (collection) {
      const agree = () => agreeBooks(container, collection)
      waitMs = await underOrderLease(cnpay, collection, agree, BUSY_MS)
    }
  } catch (error) {
    waitMs = error instanceof TradeBusy ? BUSY_MS : SETTLED_MS
    if (!(error instanceof TradeBusy)) complain(container, trade, error)
  }
  const next = waitMs === null ? null : new Date(cnpay.clock().getTime() + waitMs)
  await scheduleBooks(cnpay.connection(), { no: trade.out_trade_no, next, claimed }).catch(
    (error: unknown) => complain(container, trade, error)
  )
}

/**
 * To be called under the order's lease. Answers when to look again; `null`: all books agree, and
 * nothing is half written.
 */
export async function agreeBooks(
  container: MedusaContainer,
  collection: string
): Promise<number | null> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  let books = await readBooks(db, collection)
  let differences = compareBooks(books)
  for (let pass = 0; differences.length > 0 && pass < PASSES; pass += 1) {
    const outcome = await mendAll(container, { books, collection }, differences)
    if (outcome === "nothing") break
    // Also what failed half way has written something.
    books = await readBooks(db, collection)
    differences = compareBooks(books)
    if (outcome === "failed") break
  }
  await reportDifferences(container, { books, differences })
  // A difference that lasts must not put off one that only hides behind rows of this moment.
  if (compareBooks(aged(books)).length > differences.length) return SETTLED_MS
  return differences.length > 0 ? LASTING_MS : null
}

/** One that fails must not keep the others from being mended; `mended`: at least one was. */
async function mendAll(
  container: MedusaContainer,
  { books, collection }: { books: Books; collection: string },
  differences: readonly BookDifference[]
): Promise<"mended" | "failed" | "nothing"> {
  let [mended, failed] = [false, false]
  for (const difference of inMendingOrder(differences)) {
    try {
      mended = (await mend(container, { order: books.order, collection, difference })) || mended
    } catch (error) {
      failed = true
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`cnpay: the books could not be mended (${difference.kind}): ${forLog(error)}`)
    }
  }
  if (mended) return "mended"
  return failed ? "failed" : "nothing"
}

/** The same books as they will look when nobody can be in the middle of writing them. */
function aged(books: Books): Books {
  const age = <Row extends { fresh: boolean }>(row: Row): Row => ({ ...row, fresh: false })
  const payments = books.payments.map((one) => ({
    ...one,
    capturing: false,
    refunds: one.refunds.map(age),
  }))
  const order = books.order && {
    ...books.order,
    credits: {
      missing: books.order.credits.missing && age(books.order.credits.missing),
      unfinished: books.order.credits.unfinished && age(books.order.credits.unfinished),
    },
  }
  return { ...books, order, payments, transactions: books.transactions.map(age) }
}

function complain(container: MedusaContainer, trade: TradeRow, error: unknown): void {
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`cnpay: books of trade ${trade.out_trade_no}: ${forLog(error)}`)
}
