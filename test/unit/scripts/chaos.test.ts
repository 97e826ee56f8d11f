import type { BooksView, TradeView } from "../../../simulator"
import type { Morning } from "../../../scripts/lib/chaos/morning/morning"
import { planShopper } from "../../../scripts/lib/chaos/plan/plan"
import { accountsOf } from "../../../scripts/lib/chaos/proof/account"
import type { Tables } from "../../../scripts/lib/chaos/proof/tables"
import { findViolations } from "../../../scripts/lib/chaos/proof/violations"

describe("the plan of a chaos run", () => {
  const plans = (seed: number) => Array.from({ length: 50 }, (_, n) => planShopper(seed, n))

  it("is the same for the same seed", () => {
    expect(plans(7)).toEqual(plans(7))
  })

  it("is another one for another seed, and for another shopper", () => {
    expect(plans(8)).not.toEqual(plans(7))
    expect(new Set(plans(7).map(({ habit }) => habit)).size).toBeGreaterThan(5)
  })
})

describe("the proof of a chaos run", () => {
  /** One trade of 19.90, paid, captured and sold. */
  function world() {
    const at = new Date(0).toISOString()
    const trade = {
      ...{ gateway: "wechat", out_trade_no: "T1", state: "SUCCESS", scene: "native", code: "c" },
      ...{ gateway_trade_no: "G1", amount_fen: 1990, refunded_fen: 0, notify_url: null },
      ...{ time_expire: at, created_at: at, paid_at: at, closed_at: null },
    } as TradeView
    const payment = { id: "pay_1", out_trade_no: "T1", captured_fen: 1990, captures: 1 }
    const row = { out_trade_no: "T1", session_id: "s", cart_id: "cart_1", state: "paid" }
    const when = { created_at: new Date(0), paid_at: new Date(0), settled_at: new Date(0) }
    const books: BooksView = {
      trades: [trade],
      freezes: [],
      refunds: [],
      notifications: [],
      requests: [],
    }
    const tables: Tables = {
      trades: [
        { ...row, ...when, amount_fen: 1990, paid_fen: 1990, due_at: null, leased_until: null },
      ],
      refunds: [],
      payments: [{ ...payment, refunded_fen: 0, orders: ["order_1"] }],
      orders: [
        {
          id: "order_1",
          status: "pending",
          total_fen: 1990,
          back_fen: 0,
          unpaid_fen: 0,
          cart_id: "cart_1",
          placed: true,
        },
      ],
      inbox: [],
      discrepancies: [],
    }
    const morning: Morning = { runs: 2, failed: [], refundsFound: 0 }
    return { books, tables, morning, trade, payment: tables.payments[0]!, order: tables.orders[0]! }
  }
  type World = ReturnType<typeof world>

  const violated = ({ books, tables, morning }: World) => {
    const accounts = accountsOf(books, tables)
    const found = findViolations({ accounts, books, tables, morning, kills: 0 })
    return found.map(({ rule }) => rule)
  }

  it("finds nothing wrong with a trade that was paid, captured and sold", () => {
    expect(violated(world())).toEqual([])
  })

  const damages: [string, RegExp, (world: World) => void][] = [
    ["a payment that has no order", /every fen/, (w) => (w.payment.orders = [])],
    ["a capture of less than was paid", /every fen/, (w) => (w.payment.captured_fen = 1989)],
    ["an order for goods that cost more", /without the money/, (w) => (w.order.total_fen = 2000)],
    ["an order that nobody paid", /without the money/, (w) => (w.tables.payments = [])],
    ["a refund that Medusa does not know", /every fen/, (w) => (w.trade.refunded_fen = 1)],
    ["a refund that the ledger does not know", /doubled/, (w) => (w.trade.refunded_fen = 1)],
    [
      "a refund that Medusa claims and nobody sent",
      /Medusa's refunds/,
      (w) => (w.payment.refunded_fen = 1),
    ],
    ["an order that waits for what was refunded", /unpaid/, (w) => (w.order.unpaid_fen = 500)],
    ["a transaction that no refund backs", /order's transactions/, (w) => (w.order.back_fen = 1)],
    [
      "a refund of Medusa's that was sent twice",
      /sent twice/,
      ({ tables }) => {
        const refund = { out_trade_no: "T1", medusa_refund_id: "ref_1", amount_fen: 1 }
        const state = "succeeded"
        tables.refunds.push({ ...refund, out_refund_no: "R1", state })
        tables.refunds.push({ ...refund, out_refund_no: "R2", state })
      },
    ],
    ["a second capture", /captured twice/, (w) => (w.payment.captures = 2)],
    ["a capture without a payment", /only what a gateway/, (w) => (w.trade.paid_at = null)],
    ["a payment that the ledger missed", /ledger knows/, (w) => (w.tables.trades = [])],
    [
      "an order that belongs to nothing, when no process was killed",
      /without a cart/,
      (w) => w.tables.orders.push({ ...w.order, id: "order_2", cart_id: null, placed: false }),
    ],
    [
      "a second order of the same cart",
      /two orders/,
      (w) => w.tables.orders.push({ ...w.order, id: "order_2" }),
    ],
    [
      "a second trade that paid for the same order",
      /paid twice/,
      (w) => {
        w.books.trades.push({ ...w.trade, out_trade_no: "T2" })
        w.tables.payments.push({ ...w.payment, id: "pay_2", out_trade_no: "T2" })
      },
    ],
    ["a bill that could not be compared", /every bill/, (w) => w.morning.failed.push("run_1")],
    [
      "a line of a bill that nobody can explain",
      /still unexplained/,
      ({ tables }) =>
        tables.discrepancies.push({
          ...{ out_trade_no: "T9", kind: "only_at_gateway", state: "open" },
          ...{ resolution: null, billed: true },
        }),
    ],
    [
      "a message that is still in the inbox",
      /inbox/,
      ({ tables }) =>
        tables.inbox.push({
          ...{ id: "n", out_trade_no: "T1", event: "e", state: "failed", attempts: 20 },
          ...{ duplicates: 0, last_error: "no" },
        }),
    ],
  ]

  it.each(damages)("finds %s", (_, rule, damage) => {
    const damaged = world()
    damage(damaged)
    expect(violated(damaged)).toContainEqual(expect.stringMatching(rule))
  })

  it("takes an open discrepancy for an account of money that is neither kept nor refunded", () => {
    const held = world()
    held.tables.payments = []
    held.tables.orders = []
    held.tables.discrepancies = [
      { out_trade_no: "T1", kind: "late_money", state: "open", resolution: null, billed: false },
    ]
    expect(violated(held)).toEqual([])
  })
})
