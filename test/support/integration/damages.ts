import type { DiscrepancyKind } from "../../../src/core/discrepancy"
import { shifted, type PastSale, type PastSales } from "./past-sales"

/** A day on which all books agree, for one case that disturbs it. */
export interface GoodDay {
  day: string
  sale: PastSale
  /** The number of a refund of the sale. */
  refund: string
}

/** What no bill brings to light: a gateway's message does. */
export const TOLD = ["payee_differs", "late_money", "refund_failed"] as const

export type BilledKind = Exclude<DiscrepancyKind, (typeof TOLD)[number]>

type Damage = (past: PastSales, good: GoodDay) => Promise<unknown>

const paymentOf = ({ sale }: GoodDay) => ({ type: "payment" as const, out_trade_no: sale.no })
const refundOf = ({ refund }: GoodDay) => ({ type: "refund" as const, out_refund_no: refund })

const cancelOrder = (past: PastSales, { sale }: GoodDay, ms: number) =>
  past.write(
    `update "order" set status = 'canceled', canceled_at = ? where id = ?`,
    ...[shifted(sale.at, ms), sale.order]
  )

/** One case of each kind that a run of reconciliation finds, and nothing else. */
export const DAMAGES: Readonly<Record<BilledKind, Damage>> = {
  only_at_gateway: (past, good) =>
    past.change(good.day, {
      change: "add",
      row: { ...paymentOf(good), out_trade_no: "X1", amount_fen: 500 },
    }),
  only_in_store: (past, good) => past.change(good.day, { change: "drop", match: paymentOf(good) }),
  refund_only_at_gateway: (past, good) =>
    past.change(good.day, {
      change: "add",
      row: { ...paymentOf(good), type: "refund", amount_fen: 100 },
    }),
  refund_missing: (past, good) => past.change(good.day, { change: "drop", match: refundOf(good) }),
  amount_differs: (past, good) =>
    past.change(good.day, {
      ...{ change: "alter", match: paymentOf(good), set: { amount_fen: 12_801 } },
    }),
  currency_differs: (past, good) =>
    past.change(good.day, { change: "alter", match: paymentOf(good), set: { currency: "HKD" } }),
  state_differs: (past, { sale }) => past.refund(sale, { fen: 300, state: "closed" }),
  fee_differs: (past, good) =>
    past.change(good.day, {
      ...{ kind: "trade", change: "alter", match: paymentOf(good), set: { fee_fen: 78 } },
    }),
  paid_twice: (past, { day, sale: { collection } }) => past.sell(day, "15:00:00", { collection }),
  settled_to_canceled: (past, good) => cancelOrder(past, good, -60_000),
  not_refunded: (past, good) => cancelOrder(past, good, 60_000),
  transaction_differs: (past, { sale }) =>
    past.write(
      `update order_transaction set deleted_at = now() where reference_id = ?`,
      sale.capture
    ),
  books_differ: async (past, { sale }) => {
    await past.write(`update capture set amount = 100 where id = ?`, sale.capture)
    await past.write(
      `update order_transaction set amount = 100 where reference_id = ?`,
      sale.capture
    )
  },
  fund_missing: (past, good) =>
    past.change(good.day, { kind: "fund", change: "drop", match: paymentOf(good) }),
  balance_differs: (past, good) =>
    past.change(good.day, {
      ...{ change: "alter", match: refundOf(good), set: { balance_slip_fen: 100 } },
    }),
  repeated_line: (past, good) =>
    past.change(good.day, {
      change: "add",
      row: { ...paymentOf(good), amount_fen: 12_800, gateway_trade_no: good.sale.gatewayNo },
    }),
  unknown_line: (past, good) =>
    past.change(good.day, {
      ...{ kind: "fund", change: "add" },
      row: { ...paymentOf(good), amount_fen: 100, fee_fen: 0, fund_word: "新业务入账" },
    }),
}
