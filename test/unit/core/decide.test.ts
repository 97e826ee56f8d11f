import { decide, type OurTrade } from "../../../src/core/decide"
import { fen } from "../../../src/core/money"
import type { TradeSnapshot, TradeState } from "../../../src/core/trade"
import { ours, snapshot } from "./trades"

const nothing = { action: "nothing" }
const close = { action: "close" }
const capture = { action: "capture", paid: 1990 }
const report = (difference: string) => ({ action: "report", difference })

describe("what we do with a gateway's word", () => {
  it.each<[TradeSnapshot["state"], TradeState, object]>([
    ["waiting", "creating", nothing],
    ["waiting", "open", nothing],
    ["waiting", "paid", nothing],
    ["waiting", "closed", nothing],
    ["closed", "creating", close],
    ["closed", "open", close],
    ["closed", "paid", nothing],
    ["closed", "closed", nothing],
    ["paid", "creating", capture],
    ["paid", "open", capture],
    ["paid", "paid", capture],
    ["paid", "closed", capture],
  ])("when it says %s and we had it %s", (said, state, decision) => {
    expect(decide(snapshot({ state: said }), ours({ state }))).toEqual(decision)
  })

  it.each<[string, Partial<TradeSnapshot>, string]>([
    ["nothing", { total: fen(0) }, "amount_differs"],
    ["no amount at all", { total: null }, "amount_differs"],
    ["another currency", { currency: "usd" }, "currency_differs"],
    ["a currency in capitals, which no adapter gives", { currency: "CNY" }, "currency_differs"],
    ["another app", { payee: { app_id: "other", seller_id: "s" } }, "payee_differs"],
    ["another seller", { payee: { app_id: "a", seller_id: "other" } }, "payee_differs"],
    ["another seller alone", { payee: { seller_id: "other" } }, "payee_differs"],
  ])("reports a payment of %s, whatever our state", (_, said, difference) => {
    for (const state of ["creating", "open", "paid", "closed"] as const) {
      expect(decide(snapshot(said), ours({ state }))).toEqual(report(difference))
    }
  })

  it.each<[string, Partial<TradeSnapshot>]>([
    ["names only one of our ids", { payee: { app_id: "a" } }],
    ["names no id", { payee: {} }],
    ["names an id that we do not know", { payee: { app_id: "a", seller_id: "s", store: "9" } }],
    ["says that nothing was refunded", { refunded: fen(0) }],
    ["does not say when it was paid", { paidAt: null, gatewayTradeNo: null }],
  ])("captures a payment that %s", (_, said) => {
    expect(decide(snapshot(said), ours())).toEqual(capture)
  })

  it.each<[string, number]>([
    ["one fen less", 1989],
    ["one fen more", 1991],
    ["a hundred times as much", 199_000],
  ])("gives a payment of %s back, whatever our state", (_, paid) => {
    for (const state of ["creating", "open", "paid", "closed"] as const) {
      const decision = { action: "give_back", paid }
      expect(decide(snapshot({ total: fen(paid) }), ours({ state }))).toEqual(decision)
    }
  })

  it("does not capture a payment whose refund was heard of first", () => {
    const refunded = ours({ refundSeen: true })
    expect(decide(snapshot(), refunded)).toEqual(report("state_differs"))
    expect(decide(snapshot(), { ...refunded, state: "paid" })).toEqual(capture)
  })

  it("does not capture a payment of which something went back that nobody names", () => {
    expect(decide(snapshot({ refunded: "some" }), ours())).toEqual(report("state_differs"))
  })

  it.each<[TradeState, object]>([
    ["creating", report("state_differs")],
    ["open", report("state_differs")],
    ["closed", report("state_differs")],
    ["paid", capture],
  ])("when part of the money went back already and we had it %s", (state, decision) => {
    expect(decide(snapshot({ refunded: fen(1) }), ours({ state }))).toEqual(decision)
  })

  it("leaves what it is given alone", () => {
    const [said, known] = [Object.freeze(snapshot()), Object.freeze<OurTrade>(ours())]
    expect(() => decide(said, known)).not.toThrow()
  })
})
