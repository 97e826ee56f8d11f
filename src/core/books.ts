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

export interface TradeBooks {
  account: string
  no: OutTradeNo
  paid: Fen | null
  refunds: readonly LedgerRefund[]
}

/** One payment of Medusa's and the trade of ours that it rests on. */
export interface PaymentBooks {
  paymentId: string
  captured: Fen
  refunds: readonly MedusaRefund[]
  /** `null`: another provider's. */
  trade: TradeBooks | null
}

/** An order's own record of a refund: of one `Refund` (`ref_…`) or, in a cancellation, of a payment. */
export interface RefundTransaction {
  id: string
  referenceId: string
  /** Positive. */
  amount: Fen
  fresh: boolean
}

/** Everything that is written about one order, or about a payment that has no order. */
export interface Books {
  order: { id: string; canceled: boolean } | null
  payments: readonly PaymentBooks[]
  transactions: readonly RefundTransaction[]
  /** What the gateway itself says, by trade, where it was asked. */
  gateway?: ReadonlyMap<OutTradeNo, { refunded: Fen }>
}

/**
 * - `unbooked`: the money went back, and Medusa does not know.
 * - `overbooked`: Medusa says that it went back, and it did not.
 * - `unsent`: Medusa says so, and the gateway was never asked.
 * - `transaction_missing`, `transaction_unbacked`: the order's own sum says something else than its payments.
 * - `amount`, `captured`, `gateway`: two sides name different sums.
 * - `not_refunded`: the order is cancelled, and its money is still here.
 */
export type BookDifference =
  | { kind: "unbooked"; payment: string; refund: LedgerRefund }
  | { kind: "overbooked"; payment: string; refund: LedgerRefund }
  | { kind: "unsent"; payment: string; refundId: string }
  | { kind: "transaction_missing"; payment: string; refund: MedusaRefund }
  | { kind: "transaction_unbacked"; transaction: RefundTransaction }
  | { kind: "amount"; payment: string; refund: LedgerRefund; medusa: Fen }
  | { kind: "captured"; trade: OutTradeNo; captured: Fen; paid: Fen }
  | { kind: "gateway"; trade: OutTradeNo; gateway: Fen; ledger: Fen }
  | { kind: "not_refunded"; trade: OutTradeNo; left: Fen }

/**
 * The one comparison of an order's transactions, its payments' captures and refunds, our ledger and the
 * gateway. Pure; an empty answer means that all four say the same.
 */
export function compareBooks(books: Books): BookDifference[] {
  return [
    ...books.payments.flatMap(compareRefunds),
    ...books.payments.flatMap((payment) => compareSums(payment, books)),
    ...compareTransactions(books),
  ]
}

function compareRefunds({ paymentId: payment, captured, refunds, trade }: PaymentBooks) {
  if (!trade || captured === 0) return []
  const found: BookDifference[] = []
  const known = new Map(refunds.map((refund) => [refund.id, refund]))
  for (const refund of trade.refunds) {
    const booked = refund.medusaRefundId ? known.get(refund.medusaRefundId) : undefined
    if (claims(refund.state) && !booked) found.push({ kind: "unbooked", payment, refund })
    if (!claims(refund.state) && booked) found.push({ kind: "overbooked", payment, refund })
    // The last of several unrounded refunds gives what is left: a fen less than its own rounding.
    if (booked && Math.abs(booked.amount - refund.amount) > 1) {
      found.push({ kind: "amount", payment, refund, medusa: booked.amount })
    }
  }
  const ours = new Set(trade.refunds.map(({ medusaRefundId }) => medusaRefundId))
  for (const { id, fresh } of refunds) {
    if (!ours.has(id) && !fresh) found.push({ kind: "unsent", payment, refundId: id })
  }
  return found
}

function compareSums({ captured, trade }: PaymentBooks, { order, gateway }: Books) {
  if (!trade) return []
  const found: BookDifference[] = []
  if (captured > 0 && trade.paid !== null && captured !== trade.paid) {
    found.push({ kind: "captured", trade: trade.no, captured, paid: trade.paid })
  }
  const said = gateway?.get(trade.no)
  const succeeded = sum(trade.refunds.filter(({ state }) => state === "succeeded"))
  if (said && said.refunded !== succeeded) {
    found.push({ kind: "gateway", trade: trade.no, gateway: said.refunded, ledger: succeeded })
  }
  const left = fen(captured - sum(trade.refunds.filter(({ state }) => claims(state))))
  if (order?.canceled && left > 0) found.push({ kind: "not_refunded", trade: trade.no, left })
  return found
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
  const unnamed = refunds.filter(({ refund }) => !take((it) => it.referenceId === refund.id))
  const missing = unnamed.filter(
    ({ payment, refund }) =>
      !take((it) => it.referenceId === payment && it.amount === refund.amount)
  )
  return [
    ...missing
      .filter(({ refund }) => !refund.fresh)
      .map((it) => ({ kind: "transaction_missing" as const, ...it })),
    ...open
      .filter(({ fresh }) => !fresh)
      .map((transaction) => ({ kind: "transaction_unbacked" as const, transaction })),
  ]
}

function sum(refunds: readonly LedgerRefund[]): Fen {
  return fen(refunds.reduce((total, { amount }) => total + amount, 0))
}
