import fc from "fast-check"
import { decide } from "../../../src/core/decide"
import { fen } from "../../../src/core/money"
import type { TradeSnapshot, TradeState } from "../../../src/core/trade"
import { ours, snapshot } from "./trades"

const states = fc.constantFrom<TradeState>("creating", "open", "paid", "closed")

/** Anything that a gateway could say of our trade, mostly wrong. */
const words = fc
  .record({
    state: fc.constantFrom<TradeSnapshot["state"]>("waiting", "paid", "closed"),
    total: fc.option(fc.constantFrom(0, 1, 1989, 1990, 1991).map(fen)),
    currency: fc.constantFrom("cny", "usd", "CNY", ""),
    payee: fc.record(
      { app_id: fc.constantFrom("a", "b"), seller_id: fc.constantFrom("s", "t") },
      { requiredKeys: [] }
    ),
    refunded: fc.option(fc.constantFrom(0, 1, 1990).map(fen)),
  })
  .map(snapshot)

/** What an honest gateway says of a trade that was paid once: late, early, twice or not at all. */
const honest = fc.constantFrom<TradeSnapshot["state"]>("waiting", "paid", "closed")

/** Our state after each message in turn. */
function replay(start: TradeState, messages: TradeSnapshot[]): TradeState[] {
  const after = [start]
  for (const message of messages) {
    const state = after.at(-1) ?? start
    const { action } = decide(message, ours({ state }))
    const isPaid = action === "capture" || action === "give_back"
    after.push(isPaid ? "paid" : action === "close" ? "closed" : state)
  }
  return after
}

describe("for every word of a gateway and every state of ours", () => {
  it("money is captured only when state, amount, currency and payee are right, and it is still there", () => {
    fc.assert(
      fc.property(words, states, (word, state) => {
        const { payee, refunded } = word
        const isOurs = (payee.app_id ?? "a") === "a" && (payee.seller_id ?? "s") === "s"
        const isRight = word.state === "paid" && word.total === 1990 && word.currency === "cny"
        const isThere = state === "paid" || !refunded
        const isCaptured = decide(word, ours({ state })).action === "capture"
        expect(isCaptured).toBe(isOurs && isRight && isThere)
      }),
      { numRuns: 2_000 }
    )
  })

  it("another amount that is ours and still there is given back, exactly as it was paid", () => {
    const amounts = fc.integer({ min: 1, max: 10_000_000 }).filter((amount) => amount !== 1990)
    fc.assert(
      fc.property(amounts, states, (amount, state) => {
        const decision = decide(snapshot({ total: fen(amount) }), ours({ state }))
        expect(decision).toEqual({ action: "give_back", paid: amount })
      })
    )
  })

  it("the same question has the same answer", () => {
    fc.assert(
      fc.property(words, states, (word, state) => {
        expect(decide(word, ours({ state }))).toEqual(decide(word, ours({ state })))
      })
    )
  })

  it("a paid trade stays paid, whatever is said later and however often", () => {
    fc.assert(
      fc.property(fc.array(words), states, (messages, start) => {
        const after = replay(start, messages)
        const paid = after.indexOf("paid")
        fc.pre(paid !== -1)
        expect(new Set(after.slice(paid))).toEqual(new Set(["paid"]))
      })
    )
  })

  it("a closed trade leaves that state by being paid only", () => {
    fc.assert(
      fc.property(fc.array(words), states, (messages, start) => {
        const after = replay(start, messages)
        const closed = after.indexOf("closed")
        fc.pre(closed !== -1)
        expect(["closed", "paid"]).toEqual(expect.arrayContaining(after.slice(closed)))
      })
    )
  })

  it("neither order nor repetition of honest messages changes how it ends", () => {
    fc.assert(
      fc.property(fc.array(honest, { minLength: 1 }), fc.infiniteStream(fc.nat()), (said, dice) => {
        const messages = said.map((state) => snapshot({ state }))
        const shuffled = messages
          .flatMap((message) => [message, message])
          .map((message) => ({ message, rank: dice.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ message }) => message)
        expect(replay("open", shuffled).at(-1)).toBe(replay("open", messages).at(-1))
      })
    )
  })
})
