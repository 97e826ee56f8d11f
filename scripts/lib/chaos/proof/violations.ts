import type { BooksView } from "../../../../simulator"
import type { Morning } from "../morning/morning"
import { sum, type Account } from "./account"
import type { Tables } from "./tables"

/** One sentence that should not be true, and the trades that it is about. */
export interface Violation {
  rule: string
  detail: string
  trades: string[]
}

interface Evidence {
  accounts: readonly Account[]
  books: BooksView
  tables: Tables
  morning: Morning
  kills: number
}

type Rule = (evidence: Evidence) => Omit<Violation, "rule">[]

/** Orders that belong to a cart or to a payment: what Medusa made of the others, it did not finish. */
export const placedOrders = ({ orders }: Tables) => orders.filter(({ placed }) => placed)

/** Whether the ledger says of it that the money has gone back, or is on its way. */
const claims = ({ state }: Tables["refunds"][number]) =>
  !["refused", "closed", "abnormal"].includes(state)

function oneFenRefunds({ payments, refunds }: Tables, order: string): number {
  const trades = payments.filter(({ orders }) => orders.includes(order))
  const numbers = new Set(trades.map(({ out_trade_no: no }) => no))
  return refunds.filter((it) => it.amount_fen === 1 && numbers.has(it.out_trade_no)).length
}

const about = (detail: string, ...trades: (string | null)[]) => ({
  detail,
  trades: trades.filter((it) => it !== null),
})

/** What has to hold of every fen, whatever happened. */
const RULES: Record<string, Rule> = {
  "every fen that was paid is kept for an order, refunded, or held by a discrepancy": ({
    accounts,
  }) =>
    accounts
      .filter(({ paid, kept, refunded, held }) => paid !== kept + refunded + held)
      .map(({ trade, paid, kept, refunded, held }) =>
        about(`${paid} paid = ${kept} + ${refunded} + ${held}`, trade.out_trade_no)
      ),

  "no order is paid twice": ({ accounts, tables }) =>
    tables.orders.flatMap(({ id }) => {
      const payers = accounts.filter((it) => it.orders.includes(id) && it.refunded < it.paid)
      const numbers = payers.map(({ trade }) => trade.out_trade_no)
      return numbers.length > 1 ? [about(`order ${id}`, ...numbers)] : []
    }),

  "no order is without the money for it": ({ accounts, tables }) =>
    placedOrders(tables).flatMap(({ id, total_fen }) => {
      const payers = accounts.filter(({ orders }) => orders.includes(id))
      const captured = sum(payers.flatMap((it) => it.payments.map((one) => one.captured_fen)))
      const numbers = payers.map(({ trade }) => trade.out_trade_no)
      const isPaid = payers.length > 0 && captured === total_fen
      return isPaid ? [] : [about(`order ${id} of ${total_fen}: ${captured} captured`, ...numbers)]
    }),

  "every captured trade has one order, and every order one captured trade": ({
    accounts,
    tables,
  }) => {
    const sold = accounts.filter(({ orders }) => orders.length > 0)
    const doubled = sold.filter(({ orders, payments }) => orders.length + payments.length > 2)
    return [
      ...doubled.map(({ trade, orders }) => about(orders.join(" and "), trade.out_trade_no)),
      ...(sold.length === placedOrders(tables).length
        ? []
        : [about(`${placedOrders(tables).length} orders, ${sold.length} captured trades`)]),
    ]
  },

  // Medusa makes an order in many transactions; a process that dies in between leaves an unpaid one
  // without a cart. A run without kills has none.
  "an order without a cart is what a killed process left": ({ tables, kills }) => {
    const left = tables.orders.filter(({ placed }) => !placed)
    return left.length > kills ? left.map(({ id }) => about(`order ${id}`)) : []
  },

  "no cart becomes two orders": ({ tables }) => {
    const carts = tables.orders.map(({ cart_id }) => cart_id)
    const twice = new Set(carts.filter((cart, i) => cart && carts.indexOf(cart) !== i))
    const tradesOf = (cart: string | null) =>
      tables.trades.filter(({ cart_id }) => cart_id === cart).map((it) => it.out_trade_no)
    return [...twice].map((cart) => about(`cart ${cart}`, ...tradesOf(cart)))
  },

  "Medusa captures only what a gateway took": ({ accounts, tables }) => {
    const paid = new Set(accounts.map(({ trade }) => trade.out_trade_no))
    return tables.payments
      .filter((it) => it.captured_fen > 0 && !paid.has(it.out_trade_no ?? ""))
      .map((it) => about(`payment ${it.id}`, it.out_trade_no))
  },

  "no payment is captured twice": ({ tables }) =>
    tables.payments
      .filter(({ captures }) => captures > 1)
      .map((it) => about(`payment ${it.id}: ${it.captures} captures`, it.out_trade_no)),

  "no refund exceeds its trade or is doubled": ({ accounts, books, tables }) =>
    books.trades.flatMap(({ out_trade_no: no, amount_fen, refunded_fen }) => {
      const ours = tables.refunds.filter((it) => it.out_trade_no === no)
      const sent = sum(ours.filter((it) => it.state === "succeeded").map((it) => it.amount_fen))
      // What went back before the shop knew of the payment is in no ledger: a discrepancy names it.
      const isNamed = accounts.some(({ trade, held }) => trade.out_trade_no === no && held > 0)
      const isRight = refunded_fen <= amount_fen && (refunded_fen === sent || isNamed)
      return isRight ? [] : [about(`${refunded_fen} went back, ${sent} in the ledger`, no)]
    }),

  "Medusa's refunds are the ledger's and the gateways'": ({ books, tables }) =>
    tables.payments
      .filter(({ captured_fen }) => captured_fen > 0)
      .flatMap(({ out_trade_no: no, refunded_fen }) => {
        const ours = tables.refunds.filter((it) => it.out_trade_no === no)
        const ledger = sum(ours.filter(claims).map((it) => it.amount_fen))
        const gateway = books.trades.find((it) => it.out_trade_no === no)?.refunded_fen ?? 0
        const isRight = refunded_fen === ledger && ledger === gateway
        return isRight ? [] : [about(`${refunded_fen} = ${ledger} = ${gateway} refunded`, no)]
      }),

  "an order's transactions are its payments' refunds": ({ tables }) =>
    tables.orders.flatMap(({ id, back_fen }) => {
      const payments = tables.payments.filter(({ orders }) => orders.includes(id))
      const back = sum(payments.map((it) => it.refunded_fen))
      const numbers = payments.map((it) => it.out_trade_no)
      return back === back_fen ? [] : [about(`order ${id}: ${back_fen} = ${back}`, ...numbers)]
    }),

  // Medusa takes a difference of one fen for rounding, so that the credit of each such refund counts twice.
  "no order counts refunded money as unpaid": ({ tables }) =>
    placedOrders(tables)
      .filter(({ id, unpaid_fen }) => (unpaid_fen ?? 0) > Math.max(1, oneFenRefunds(tables, id)))
      .map(({ id, unpaid_fen }) => about(`order ${id}: ${unpaid_fen} unpaid`)),

  "no refund of Medusa's is sent twice": ({ tables }) => {
    const sent = tables.refunds.filter(claims).filter(({ medusa_refund_id: id }) => id !== null)
    const twice = sent.filter(
      (one) => sent.find((it) => it.medusa_refund_id === one.medusa_refund_id) !== one
    )
    return twice.map((it) => about(`refund ${it.medusa_refund_id}`, it.out_trade_no))
  },

  "every refund in the ledger has come to its end": ({ tables }) =>
    tables.refunds
      .filter(({ state }) => ["requested", "unknown", "processing"].includes(state))
      .map((it) => about(`refund ${it.out_refund_no} is ${it.state}`, it.out_trade_no)),

  "the ledger knows every payment, and it is settled": ({ accounts, tables }) =>
    accounts.flatMap(({ trade, paid, held }) => {
      const row = tables.trades.find((it) => it.out_trade_no === trade.out_trade_no)
      const isKnown = row?.state === "paid" && row.paid_fen === paid
      if (held > 0 || (isKnown && row.settled_at)) return []
      const said = row ? `${row.state}, settled at ${row.settled_at?.toISOString()}` : "unknown"
      return [about(`the ledger says: ${said}`, trade.out_trade_no)]
    }),

  "every bill can be compared with the books": ({ morning }) =>
    morning.failed.map((run) => about(run)),

  // Late money and the like is known by then; the bills add what went back without a word to the shop.
  "the bills show nothing that is still unexplained": ({ tables }) =>
    tables.discrepancies
      .filter(({ state, billed }) => billed && ["open", "waiting", "resolving"].includes(state))
      .map((it) => about(`${it.kind} is ${it.state}`, it.out_trade_no)),

  "the inbox is empty": ({ tables }) =>
    tables.inbox
      .filter(({ state }) => state !== "done")
      .map((it) => about(`${it.id} is ${it.state}: ${it.last_error}`, it.out_trade_no)),
}

export function findViolations(evidence: Evidence): Violation[] {
  return Object.entries(RULES).flatMap(([rule, check]) =>
    check(evidence).map((violation) => ({ rule, ...violation }))
  )
}
