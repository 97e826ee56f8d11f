import { compareBooks, type Books, type Credits } from "../../../src/core/books"
import { fen } from "../../../src/core/money"
import { REFUND_STATES } from "../../../src/core/refund"
import {
  NO_CREDITS,
  books,
  ledgerRefund,
  medusaRefund,
  payment,
  refundedBooks,
  trade,
  tradeNo,
  transaction,
} from "./books-builder"

/** One payment of 19.90 with these refunds on both sides. */
function sides(
  refunds: ReturnType<typeof medusaRefund>[],
  ledger: ReturnType<typeof ledgerRefund>[],
  transactions = refunds.map(({ id, amount }) => transaction(id, amount))
): Books {
  return books({
    payments: [payment({ refunds, trades: [trade("T1", 1990, ledger)] })],
    transactions,
  })
}

/** A refund of 15.00 that two captures of a pre-authorisation share. */
function shared(first: number, second: number, state: "succeeded" | "refused" = "succeeded") {
  const trades = [
    trade("C1", 1000, [ledgerRefund({ amount: first })]),
    trade("C2", 990, [ledgerRefund({ no: "R2", amount: second, state })]),
  ]
  return books({
    payments: [payment({ refunds: [medusaRefund("ref_1", 1500)], trades })],
    transactions: [transaction("ref_1", 1500)],
  })
}

const canceled = { id: "order_1", canceled: true, credits: NO_CREDITS }
const capture = { id: "capt_1", amount: fen(1990) }
const credited = (credits: Credits) => ({ id: "order_1", canceled: false, credits })
const told = (refunded: number) => new Map([[tradeNo("T1"), { refunded: fen(refunded) }]])

const agreeing: [string, Books][] = [
  [
    "a refund's credit line is being made",
    refundedBooks({
      order: credited({
        missing: { amount: "5", fresh: true },
        unfinished: { id: "ordch_1", fresh: true },
      }),
    }),
  ],
  [
    "a cancelled order lacks a credit line, which it cannot have",
    {
      ...sides([medusaRefund("ref_1", 1990)], [ledgerRefund({ amount: 1990 })]),
      order: { ...canceled, credits: { ...NO_CREDITS, missing: { amount: "19.9", fresh: false } } },
    },
  ],
  ["nothing was refunded", books()],
  ["a part was refunded", refundedBooks()],
  ["the gateway says the same", refundedBooks({ gateway: told(500) })],
  ["the gateway was asked about another trade only", refundedBooks({ gateway: new Map() })],
  [
    "a refund was refused, and Medusa deleted its row",
    sides([], [ledgerRefund({ state: "refused" })]),
  ],
  [
    "a refund failed, and it was taken out of Medusa's books",
    sides([], [ledgerRefund({ medusa: null, state: "abnormal" })]),
  ],
  ["Medusa has just written its refund down", sides([medusaRefund("ref_1", 500, true)], [], [])],
  [
    "the order's transaction is not written yet",
    sides([medusaRefund("ref_1", 500, true)], [ledgerRefund()], []),
  ],
  ["the order's transaction is written first", sides([], [], [transaction("pay_1", 500, true)])],
  [
    "a third of 10.005 is 3.335 in Medusa and 3.33 at the gateway",
    sides([medusaRefund("ref_1", 334)], [ledgerRefund({ amount: 333 })]),
  ],
  ["two captures share one refund", shared(1000, 500)],
  [
    "a cancellation has booked the refund by its payment",
    sides([medusaRefund()], [ledgerRefund()], [transaction("pay_1")]),
  ],
  [
    "one refund is booked by its own id and another by the payment's",
    sides(
      [medusaRefund(), medusaRefund("ref_2", 1490)],
      [ledgerRefund(), ledgerRefund({ no: "R2", medusa: "ref_2", amount: 1490 })],
      [transaction("ref_1"), transaction("pay_1", 1490)]
    ),
  ],
  [
    "a cancelled order's money has all gone back",
    {
      ...sides([medusaRefund("ref_1", 1990)], [ledgerRefund({ amount: 1990 })]),
      order: canceled,
    },
  ],
  [
    "a capture is being made",
    books({ payments: [payment({ captured: fen(500), capturing: true })] }),
  ],
  [
    "nothing was captured, and the money went back as late money",
    books({
      payments: [
        payment({
          captured: fen(0),
          trades: [trade("T1", 1990, [ledgerRefund({ medusa: null, amount: 1990 })])],
        }),
      ],
    }),
  ],
  [
    "the payment is another provider's",
    books({
      payments: [payment({ trades: [], refunds: [medusaRefund()] })],
      transactions: [transaction()],
    }),
  ],
  [
    "there is no order, and so no transaction",
    { ...sides([medusaRefund()], [ledgerRefund()], []), order: null },
  ],
  [
    "an order was paid in two payments, and one of them was refunded",
    books({
      payments: [
        ...refundedBooks().payments,
        payment({ paymentId: "pay_2", captured: fen(10), trades: [trade("T2", 10)] }),
      ],
      transactions: [transaction()],
    }),
  ],
]

const differing: [string, Books, object[]][] = [
  [
    "money went back that Medusa does not know of",
    sides([], [ledgerRefund({ medusa: null })]),
    [{ kind: "unbooked", payment: "pay_1", refund: ledgerRefund({ medusa: null }) }],
  ],
  [
    "Medusa has forgotten a refund that was sent",
    sides([], [ledgerRefund()]),
    [{ kind: "unbooked", refund: { no: "R1" } }],
  ],
  [
    "Medusa says that a refund went back that was closed",
    sides([medusaRefund()], [ledgerRefund({ state: "closed" })]),
    [{ kind: "overbooked", refund: { no: "R1" } }],
  ],
  [
    "Medusa says that a refund went back that is stuck",
    sides([medusaRefund()], [ledgerRefund({ state: "abnormal" })]),
    [{ kind: "overbooked" }],
  ],
  [
    "Medusa's refund never reached the gateway",
    sides([medusaRefund()], []),
    [{ kind: "unsent", payment: "pay_1", refundId: "ref_1" }],
  ],
  [
    "the order does not know of a refund",
    sides([medusaRefund()], [ledgerRefund()], []),
    [{ kind: "transaction_missing", payment: "pay_1", refund: { id: "ref_1" } }],
  ],
  [
    "the order knows of a refund that there is not",
    books({ transactions: [transaction()] }),
    [{ kind: "transaction_unbacked", transaction: { referenceId: "ref_1" } }],
  ],
  [
    "a cancellation booked a refund that was refused",
    { ...books({ transactions: [transaction("pay_1", 1990)] }), order: canceled },
    [{ kind: "not_refunded", left: 1990 }, { kind: "transaction_unbacked" }],
  ],
  [
    "the order knows of a refund twice",
    refundedBooks({ transactions: [transaction(), transaction()] }),
    [{ kind: "transaction_unbacked" }],
  ],
  [
    "the order knows of it by its id and by its payment's",
    refundedBooks({ transactions: [transaction(), transaction("pay_1")] }),
    [{ kind: "transaction_unbacked", transaction: { referenceId: "pay_1" } }],
  ],
  [
    "the order's transaction of a refund names another sum",
    refundedBooks({ transactions: [transaction("ref_1", 499)] }),
    [{ kind: "transaction_unbacked" }, { kind: "transaction_missing" }],
  ],
  [
    "the payment's transaction names another sum",
    refundedBooks({ transactions: [transaction("pay_1", 499)] }),
    [{ kind: "transaction_unbacked" }, { kind: "transaction_missing" }],
  ],
  [
    "another payment's transaction stands for the refund",
    refundedBooks({ transactions: [transaction("pay_2")] }),
    [{ kind: "transaction_unbacked" }, { kind: "transaction_missing" }],
  ],
  [
    "Medusa and the ledger name different sums",
    sides([medusaRefund("ref_1", 502)], [ledgerRefund()]),
    [{ kind: "amount", refundId: "ref_1", medusa: 502, ledger: 500 }],
  ],
  [
    "one of two shares was refused",
    shared(1000, 500, "refused"),
    [{ kind: "amount", medusa: 1500, ledger: 1000 }],
  ],
  [
    "Medusa captured more than was paid",
    books({ payments: [payment({ captured: fen(1991) })] }),
    [{ kind: "captured", captured: 1991, paid: 1990 }],
  ],
  [
    "Medusa captured less than was paid",
    books({ payments: [payment({ captured: fen(1989) })] }),
    [{ kind: "captured" }],
  ],
  [
    "a capture has no transaction",
    books({ payments: [payment({ untold: [capture] })], booked: fen(0) }),
    [{ kind: "capture_untold", capture }],
  ],
  [
    "a capture has no transaction, and another one has one of another sum",
    books({ payments: [payment({ untold: [capture] })], booked: fen(100) }),
    [{ kind: "transaction_sum", captured: 1990, booked: 100 }],
  ],
  [
    "the gateway sent more back than the ledger says",
    refundedBooks({ gateway: told(501) }),
    [{ kind: "gateway", trade: "T1", gateway: 501, ledger: 500 }],
  ],
  [
    "the gateway sent less back than the ledger says",
    refundedBooks({ gateway: told(0) }),
    [{ kind: "gateway", gateway: 0, ledger: 500 }],
  ],
  [
    "a refund's order change was never confirmed, and the order still counts the sum as unpaid",
    refundedBooks({
      order: credited({
        missing: { amount: "5", fresh: false },
        unfinished: { id: "ordch_1", fresh: false },
      }),
    }),
    [
      { kind: "credit_unfinished", change: "ordch_1" },
      { kind: "credit_missing", amount: "5" },
    ],
  ],
  [
    "an order is cancelled, and its money is still here",
    books({ order: canceled }),
    [{ kind: "not_refunded", payment: "pay_1", left: 1990 }],
  ],
  [
    "an order is cancelled, and a part of its money is still here",
    refundedBooks({ order: canceled }),
    [{ kind: "not_refunded", left: 1490 }],
  ],
  [
    "the money of one of a cancelled order's two payments is still here",
    {
      ...books({
        payments: [
          payment({
            refunds: [medusaRefund("ref_1", 1990)],
            trades: [trade("T1", 1990, [ledgerRefund({ amount: 1990 })])],
          }),
          payment({ paymentId: "pay_2", trades: [trade("T2", 1990)] }),
        ],
        transactions: [transaction("ref_1", 1990)],
      }),
      order: canceled,
    },
    [{ kind: "not_refunded", payment: "pay_2", left: 1990 }],
  ],
]

describe("books that agree", () => {
  it.each(agreeing)("when %s", (_, all) => {
    expect(compareBooks(all)).toEqual([])
  })

  it.each(["requested", "unknown", "processing", "unfunded", "succeeded"] as const)(
    "while Medusa claims a refund that is %s",
    (state) => {
      expect(compareBooks(sides([medusaRefund()], [ledgerRefund({ state })]))).toEqual([])
    }
  )
})

describe("books that differ", () => {
  it.each(differing)("because %s", (_, all, expected) => {
    const found = compareBooks(all)
    expect(found).toMatchObject(expected)
    expect(found).toHaveLength(expected.length)
  })

  it.each(["refused", "closed", "abnormal"] as const)(
    "because Medusa claims what is %s",
    (state) => {
      const found = compareBooks(sides([medusaRefund()], [ledgerRefund({ state })]))
      expect(found.map(({ kind }) => kind)).toEqual(["overbooked"])
    }
  )

  it("for every state of a refund in exactly one way, whether Medusa knows of it or not", () => {
    for (const state of REFUND_STATES) {
      const known = compareBooks(sides([medusaRefund()], [ledgerRefund({ state })]))
      const unknown = compareBooks(sides([], [ledgerRefund({ state, medusa: null })]))
      expect(known.length + unknown.length).toBe(1)
    }
  })
})
