import type { BooksView, TradeView } from "../../../../simulator"
import type { BookedPayment, Tables } from "./tables"

/** Where the money of one trade is that a gateway took. Amounts in fen. */
export interface Account {
  trade: TradeView
  paid: number
  /** Captured for an order, less what Medusa itself says it gave back of it. */
  kept: number
  refunded: number
  /** What is neither, while an open discrepancy names the trade. */
  held: number
  payments: BookedPayment[]
  orders: string[]
}

export function accountsOf(books: BooksView, tables: Tables): Account[] {
  return books.trades.filter(({ paid_at }) => paid_at !== null).map((it) => accountOf(it, tables))
}

function accountOf(trade: TradeView, { payments, discrepancies }: Tables): Account {
  const own = payments.filter((it) => it.out_trade_no === trade.out_trade_no && it.captured_fen > 0)
  const sold = own.filter(({ orders }) => orders.length > 0)
  const kept = sum(sold.map((it) => it.captured_fen - it.refunded_fen))
  const refunded = trade.refunded_fen
  const isNamed = discrepancies.some(
    (it) => it.state === "open" && it.out_trade_no === trade.out_trade_no
  )
  return {
    trade,
    paid: trade.amount_fen,
    kept,
    refunded,
    held: isNamed ? Math.max(0, trade.amount_fen - kept - refunded) : 0,
    payments: own,
    orders: [...new Set(sold.flatMap(({ orders }) => orders))],
  }
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
