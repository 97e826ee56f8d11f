import fc from "fast-check"
import { compareBooks, type Books, type PaymentBooks } from "../../../src/core/books"
import { fen } from "../../../src/core/money"
import { claims, REFUND_STATES } from "../../../src/core/refund"
import { books, ledgerRefund, medusaRefund, trade, transaction } from "./books-builder"

const refunds = fc.array(
  fc.record({
    amount: fc.integer({ min: 2, max: 9_999 }),
    state: fc.constantFrom(...REFUND_STATES),
    /** Whether a cancellation booked it, by the payment's id. */
    byPayment: fc.boolean(),
  }),
  { maxLength: 5 }
)

/** Books as an honest shop writes them: one to three payments, each with some refunds. */
const honest = fc.array(refunds, { minLength: 1, maxLength: 3 }).map((payments): Books => {
  const written = payments.map((wanted, p) => {
    const all = wanted.map((it, r) => ({ ...it, id: `ref_${p}_${r}`, no: `R${p}x${r}` }))
    const booked = all.filter(({ state }) => claims(state))
    const ledger = all.map(({ id, no, amount, state }) =>
      ledgerRefund({ no, amount, state, medusa: claims(state) ? id : null })
    )
    const payment: PaymentBooks = {
      paymentId: `pay_${p}`,
      captured: fen(100_000),
      capturing: false,
      untold: [],
      refunds: booked.map(({ id, amount }) => medusaRefund(id, amount)),
      trades: [trade(`T${p}`, 100_000, ledger)],
    }
    const transactions = booked.map(({ id, amount, byPayment }) =>
      transaction(byPayment ? `pay_${p}` : id, amount)
    )
    return { payment, transactions }
  })
  const gateway = new Map(
    written.flatMap(({ payment }) =>
      payment.trades.map(({ no, refunds: sent }) => {
        const succeeded = sent.filter(({ state }) => state === "succeeded")
        return [
          no,
          { refunded: fen(succeeded.reduce((sum, { amount }) => sum + amount, 0)) },
        ] as const
      })
    )
  )
  return books({
    payments: written.map(({ payment }) => payment),
    transactions: written.flatMap((one) => one.transactions),
    gateway,
  })
})

type Damage = (all: Books, index: number) => Books | null

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length]
const without = <T>(list: readonly T[], gone: T): T[] => list.filter((it) => it !== gone)
const replaced = <T>(list: readonly T[], old: T, next: T): T[] =>
  list.map((it) => (it === old ? next : it))

function inPayment(
  all: Books,
  index: number,
  change: (payment: PaymentBooks) => PaymentBooks | null
): Books | null {
  const payment = at(all.payments, index)
  const changed = payment && change(payment)
  return changed ? { ...all, payments: replaced(all.payments, payment, changed) } : null
}

/** One thing that goes wrong on one side; `null` where there is nothing that could. */
const damages: Record<string, Damage> = {
  "Medusa's refund is lost": (all, index) =>
    inPayment(all, index, (it) => {
      const gone = at(it.refunds, index)
      return gone ? { ...it, refunds: without(it.refunds, gone) } : null
    }),
  "Medusa has a refund too many": (all, index) =>
    inPayment(all, index, (it) => ({
      ...it,
      refunds: [...it.refunds, medusaRefund("ref_more", 7)],
    })),
  "Medusa's refund names another sum": (all, index) =>
    inPayment(all, index, (it) => {
      const one = at(it.refunds, index)
      const wrong = one && { ...one, amount: fen(one.amount + 2) }
      return one && wrong ? { ...it, refunds: replaced(it.refunds, one, wrong) } : null
    }),
  "a refund of the ledger is lost": (all, index) =>
    inPayment(all, index, (it) => {
      const [own] = it.trades
      const gone =
        own &&
        at(
          own.refunds.filter(({ state }) => claims(state)),
          index
        )
      return gone ? { ...it, trades: [{ ...own, refunds: without(own.refunds, gone) }] } : null
    }),
  "a refund of the ledger turns round": (all, index) =>
    inPayment(all, index, (it) => {
      const [own] = it.trades
      const one = own && at(own.refunds, index)
      if (!one) return null
      const state = claims(one.state) ? ("closed" as const) : ("succeeded" as const)
      return { ...it, trades: [{ ...own, refunds: replaced(own.refunds, one, { ...one, state }) }] }
    }),
  "somebody refunds at the gateway": (all, index) =>
    inPayment(all, index, (it) => {
      const [own] = it.trades
      const more = ledgerRefund({ no: "R-more", medusa: null, amount: 3 })
      return own ? { ...it, trades: [{ ...own, refunds: [...own.refunds, more] }] } : null
    }),
  "a capture is a fen off": (all, index) =>
    inPayment(all, index, (it) => ({ ...it, captured: fen(it.captured - 1) })),
  "a transaction is lost": (all, index) => {
    const gone = at(all.transactions, index)
    return gone ? { ...all, transactions: without(all.transactions, gone) } : null
  },
  "a transaction is written twice": (all, index) => {
    const one = at(all.transactions, index)
    return one ? { ...all, transactions: [...all.transactions, one] } : null
  },
  "a transaction names another sum": (all, index) => {
    const one = at(all.transactions, index)
    const wrong = one && { ...one, amount: fen(one.amount + 1) }
    return one && wrong ? { ...all, transactions: replaced(all.transactions, one, wrong) } : null
  },
  "the gateway names another sum": (all, index) => {
    const [no, said] = at([...(all.gateway ?? [])], index) ?? []
    if (!no || !said) return null
    const wrong = { refunded: fen(said.refunded + 1) }
    return { ...all, gateway: new Map([...(all.gateway ?? []), [no, wrong]]) }
  },
  "the order is cancelled, and its money stays": (all) =>
    all.order && { ...all, order: { ...all.order, canceled: true } },
}

describe("for all books", () => {
  it("those that were written honestly do not differ", () => {
    fc.assert(
      fc.property(honest, (all) => expect(compareBooks(all)).toEqual([])),
      {
        numRuns: 1_000,
      }
    )
  })

  it.each(Object.entries(damages))("it is found when %s", (_, damage) => {
    fc.assert(
      fc.property(honest, fc.nat(100), (all, index) => {
        const damaged = damage(all, index)
        fc.pre(damaged !== null)
        expect(compareBooks(damaged as Books)).not.toEqual([])
      }),
      { numRuns: 300 }
    )
  })

  it("the order in which rows are read does not matter", () => {
    fc.assert(
      fc.property(
        honest,
        fc.constantFrom(...Object.values(damages)),
        fc.nat(100),
        (all, damage, index) => {
          const one = damage(all, index)
          fc.pre(one !== null)
          const other: Books = {
            ...(one as Books),
            payments: [...(one as Books).payments].reverse(),
            transactions: [...(one as Books).transactions].reverse(),
          }
          const kinds = (it: Books) =>
            compareBooks(it)
              .map(({ kind }) => kind)
              .sort()
          expect(kinds(other)).toEqual(kinds(one as Books))
        }
      )
    )
  })

  it("comparing changes nothing and answers the same again", () => {
    fc.assert(
      fc.property(honest, (all) => {
        const before = JSON.stringify(all)
        const first = compareBooks(all)
        expect(JSON.stringify(all)).toBe(before)
        expect(compareBooks(all)).toEqual(first)
      })
    )
  })
})
