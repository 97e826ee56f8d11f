import type { DiscrepancyKind } from "./discrepancy"
import type { OutRefundNo, OutTradeNo } from "./ids"
import { fen, type Fen } from "./money"
import { claims, type RefundState } from "./refund"

/** A refund in the ledger. Amounts in fen. */
export interface LedgerRefund {
  no: OutRefundNo
  medusaRefundId: string | null
  amount: Fen
  state: RefundState
}

/** A `Refund` row of Medusa's. Medusa does not round: 3.335 yuan is `334` here, and may be 333 in the ledger. */
export interface MedusaRefund {
  id: string
  amount: Fen
  /** Written so lately that whoever wrote it may still be at work. */
  fresh: boolean
}

/** A `Capture` row of Medusa's. */
export interface MedusaCapture {
  id: string
  amount: Fen
}

export interface TradeBooks {
  account: string
  no: OutTradeNo
  paid: Fen | null
  /** Paid when its order had already been cancelled. */
  afterCancellation?: boolean
  refunds: readonly LedgerRefund[]
}

/** One payment of Medusa's and the trades of ours that it rests on. */
export interface PaymentBooks {
  paymentId: string
  captured: Fen
  /** A capture is being made, or nobody knows yet how it ended. */
  capturing: boolean
  /** Captures of which the order's transactions know nothing. */
  untold: readonly MedusaCapture[]
  refunds: readonly MedusaRefund[]
  /** Mostly one; as many as there are captures of a pre-authorisation; none: another provider's. */
  trades: readonly TradeBooks[]
}

/** An order's own record of a refund: of one `Refund` (`ref_…`) or, in a cancellation, of a payment. */
export interface RefundTransaction {
  id: string
  referenceId: string
  /** Positive. */
  amount: Fen
  fresh: boolean
}

/**
 * After a refund Medusa lessens what its order costs by a credit line, and makes that in two steps: an
 * order change, pending, and the line. A process may die before either.
 */
export interface Credits {
  /** What was refunded since the order's last version, although it now counts as unpaid. Yuan, exact. */
  missing: { amount: string; fresh: boolean } | null
  /** The pending change; as long as it is there, no refund of the order can be booked. */
  unfinished: { id: string; fresh: boolean } | null
}

export interface OrderBooks {
  id: string
  canceled: boolean
  credits: Credits
}

/** Everything that is written about one order, or about a payment that has no order. */
export interface Books {
  order: OrderBooks | null
  payments: readonly PaymentBooks[]
  transactions: readonly RefundTransaction[]
  /** What the order's transactions say was captured, by all its payments; `null`: there is no order. */
  booked?: Fen | null
  /** What the gateway itself says, by trade, where it was asked. */
  gateway?: ReadonlyMap<OutTradeNo, { refunded: Fen }>
}

/**
 * - `unbooked`: the money went back, and Medusa does not know.
 * - `overbooked`: Medusa says that it went back, and it did not.
 * - `unsent`: Medusa says so, and the gateway was never asked.
 * - `transaction_missing`, `transaction_unbacked`: the order's own sum says something else than its payments.
 * - `capture_untold`: the same, for want of a capture's transaction.
 * - `credit_unfinished`, `credit_missing`: the order still counts refunded money as unpaid.
 * - `amount`, `captured`, `gateway`: two sides name different sums.
 * - `not_refunded`: the order is cancelled, and its money is still here.
 * - `settled_to_canceled`: the same, and the money came when the order was cancelled already.
 * - `transaction_sum`: the order's transactions name another sum of captures than its payments.
 */
export type BookDifference =
  | { kind: "unbooked"; payment: string; refund: LedgerRefund }
  | { kind: "overbooked"; payment: string; refund: LedgerRefund }
  | { kind: "unsent"; payment: string; refundId: string }
  | { kind: "transaction_missing"; payment: string; refund: MedusaRefund }
  | { kind: "transaction_unbacked"; transaction: RefundTransaction }
  | { kind: "capture_untold"; capture: MedusaCapture }
  | { kind: "credit_unfinished"; change: string }
  | { kind: "credit_missing"; amount: string }
  | { kind: "amount"; payment: string; refundId: string; medusa: Fen; ledger: Fen }
  | { kind: "captured"; payment: string; captured: Fen; paid: Fen }
  | { kind: "gateway"; payment: string; trade: OutTradeNo; gateway: Fen; ledger: Fen }
  | { kind: "not_refunded" | "settled_to_canceled"; payment: string; left: Fen }
  | { kind: "transaction_sum"; captured: Fen; booked: Fen }

const DISCREPANCIES: Partial<Record<BookDifference["kind"], (typeof BOOK_KINDS)[number]>> = {
  not_refunded: "not_refunded",
  settled_to_canceled: "settled_to_canceled",
  transaction_missing: "transaction_differs",
  transaction_unbacked: "transaction_differs",
  capture_untold: "transaction_differs",
  transaction_sum: "transaction_differs",
}

/** What a difference that cannot be mended is to the person who has to look at it. */
export function discrepancyOf({ kind }: BookDifference): (typeof BOOK_KINDS)[number] {
  return DISCREPANCIES[kind] ?? "books_differ"
}

/** All that {@link discrepancyOf} can say. */
export const BOOK_KINDS = [
  "not_refunded",
  "settled_to_canceled",
  "transaction_differs",
  "books_differ",
] as const satisfies readonly DiscrepancyKind[]

/**
 * The one comparison of an order's transactions, its payments' captures and refunds, our ledger and the
 * gateway. Pure; an empty answer means that all four say the same.
 */
export function compareBooks(books: Books): BookDifference[] {
  return [
    ...books.payments.flatMap(compareRefunds),
    ...books.payments.flatMap((payment) => compareSums(payment, books)),
    ...compareTransactions(books),
    ...compareCaptures(books),
    ...compareCredits(books),
  ]
}

function compareRefunds({ paymentId: payment, captured, refunds, trades }: PaymentBooks) {
  if (trades.length === 0 || captured === 0) return []
  const found: BookDifference[] = []
  const ledger = trades.flatMap((trade) => trade.refunds)
  const known = new Set(refunds.map(({ id }) => id))
  for (const refund of ledger) {
    if (!known.has(refund.medusaRefundId ?? "") && claims(refund.state)) {
      found.push({ kind: "unbooked", payment, refund })
    }
  }
  for (const refund of refunds) {
    const shares = ledger.filter(({ medusaRefundId }) => medusaRefundId === refund.id)
    found.push(...compareShares(payment, refund, shares))
  }
  return found
}

/** Medusa's refund of a pre-authorised payment may be given back by several of its captures. */
function compareShares(
  payment: string,
  { id: refundId, amount: medusa, fresh }: MedusaRefund,
  shares: readonly LedgerRefund[]
): BookDifference[] {
  if (shares.length === 0) return fresh ? [] : [{ kind: "unsent", payment, refundId }]
  const claiming = shares.filter(({ state }) => claims(state))
  const [first] = shares
  if (claiming.length === 0 && first) return [{ kind: "overbooked", payment, refund: first }]
  const ledger = sum(claiming)
  // The last of several unrounded refunds gives what is left: a fen less than its own rounding.
  return Math.abs(medusa - ledger) > 1
    ? [{ kind: "amount", payment, refundId, medusa, ledger }]
    : []
}

function compareSums(books: PaymentBooks, { order, gateway }: Books): BookDifference[] {
  const { paymentId: payment, captured, capturing, trades } = books
  const found: BookDifference[] = []
  const paid = fen(trades.reduce((total, trade) => total + (trade.paid ?? 0), 0))
  if (
    trades.length > 0 &&
    captured > 0 &&
    !capturing &&
    Math.abs(captured - paid) > trades.length - 1
  )
    found.push({ kind: "captured", payment, captured, paid })
  for (const trade of trades) {
    const said = gateway?.get(trade.no)
    const ledger = sum(trade.refunds.filter(({ state }) => state === "succeeded"))
    if (said && said.refunded !== ledger) {
      found.push({ kind: "gateway", payment, trade: trade.no, gateway: said.refunded, ledger })
    }
  }
  const back = sum(trades.flatMap(({ refunds }) => refunds.filter(({ state }) => claims(state))))
  const left = trades.length > 0 && captured > 0 ? fen(Math.max(0, paid - back)) : 0
  if (order?.canceled && left > 0) {
    const isLate = trades.some(({ afterCancellation }) => afterCancellation)
    found.push({ kind: isLate ? "settled_to_canceled" : "not_refunded", payment, left: fen(left) })
  }
  return found
}

/** Medusa writes an order's transaction after the capture itself. */
function compareCaptures({ booked, payments }: Books): BookDifference[] {
  if (booked === undefined || booked === null) return []
  if (payments.some(({ capturing }) => capturing)) return []
  const captured = fen(payments.reduce((total, payment) => total + payment.captured, 0))
  if (captured === booked) return []
  const untold = payments.flatMap((payment) => payment.untold)
  return sum(untold) === captured - booked
    ? untold.map((capture) => ({ kind: "capture_untold", capture }))
    : [{ kind: "transaction_sum", captured, booked }]
}

/** Each refund stands once in its order's transactions, by its own id or, once each, by its payment's. */
function compareTransactions({ order, payments, transactions }: Books): BookDifference[] {
  if (!order) return []
  const open = [...transactions]
  const take = (matches: (transaction: RefundTransaction) => boolean) => {
    const index = open.findIndex(matches)
    return index >= 0 && open.splice(index, 1).length > 0
  }
  const refunds = payments.flatMap(({ paymentId, refunds: all }) =>
    all.map((refund) => ({ payment: paymentId, refund }))
  )
  const named = (reference: string, { amount }: MedusaRefund) =>
    take((it) => it.referenceId === reference && it.amount === amount)
  // All by their own ids first, so that none takes the transaction that only another one can have.
  const unnamed = refunds.filter(({ refund }) => !named(refund.id, refund))
  const missing = unnamed.filter(({ payment, refund }) => !named(payment, refund))
  return [
    // What is too much goes first: what is missing then finds the order as it was before.
    ...open
      .filter(({ fresh }) => !fresh)
      .map((transaction) => ({ kind: "transaction_unbacked" as const, transaction })),
    ...missing
      .filter(({ refund }) => !refund.fresh)
      .map((it) => ({ kind: "transaction_missing" as const, ...it })),
  ]
}

/** A cancelled order takes no credit lines. */
function compareCredits({ order }: Books): BookDifference[] {
  if (!order || order.canceled) return []
  const { missing, unfinished } = order.credits
  return [
    ...(unfinished && !unfinished.fresh
      ? [{ kind: "credit_unfinished" as const, change: unfinished.id }]
      : []),
    ...(missing && !missing.fresh
      ? [{ kind: "credit_missing" as const, amount: missing.amount }]
      : []),
  ]
}

function sum(amounts: readonly { amount: Fen }[]): Fen {
  return fen(amounts.reduce((total, { amount }) => total + amount, 0))
}
