import fc from "fast-check"
import { decideFreeze } from "../../../src/core/decide-freeze"
import { fen } from "../../../src/core/money"
import type { FreezeSnapshot, TradeState } from "../../../src/core/trade"
import { ours, snapshot as paid } from "./trades"

const freeze = (changes: Partial<FreezeSnapshot> = {}): FreezeSnapshot => {
  const { outTradeNo, currency, payee } = paid()
  const known = { outTradeNo, currency, payee, gatewayTradeNo: "2026112310002001" }
  return { ...known, state: "frozen", total: fen(1990), frozenAt: new Date(), ...changes }
}
const nothing = { action: "nothing" }
const end = { action: "end" }
const hold = { action: "hold", frozen: 1990 }

describe("what we do with a gateway's word about a freeze", () => {
  it.each<[FreezeSnapshot["state"], TradeState, object]>([
    ["waiting", "creating", nothing],
    ["waiting", "open", nothing],
    ["waiting", "frozen", nothing],
    ["waiting", "released", nothing],
    ["waiting", "closed", nothing],
    ["frozen", "creating", hold],
    ["frozen", "open", hold],
    ["frozen", "frozen", hold],
    ["frozen", "released", nothing],
    ["frozen", "closed", hold],
    ["over", "creating", end],
    ["over", "open", end],
    ["over", "frozen", end],
    ["over", "released", nothing],
    ["over", "closed", nothing],
  ])("when it says %s and we had it %s", (said, state, decision) => {
    expect(decideFreeze(freeze({ state: said }), ours({ state }))).toEqual(decision)
  })

  it.each<[string, Partial<FreezeSnapshot>, string]>([
    ["no amount", { total: null }, "amount_differs"],
    ["nothing", { total: fen(0) }, "amount_differs"],
    ["another currency", { currency: "usd" }, "currency_differs"],
    ["another app", { payee: { app_id: "other" } }, "payee_differs"],
  ])("reports a freeze of %s", (_, said, difference) => {
    expect(decideFreeze(freeze(said), ours())).toEqual({ action: "report", difference })
  })

  it("releases a freeze of any other amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 10 }), (amount) => {
        fc.pre(amount !== 1990)
        const decision = decideFreeze(freeze({ total: fen(amount) }), ours())
        expect(decision).toEqual({ action: "release", frozen: amount })
      })
    )
  })
})
