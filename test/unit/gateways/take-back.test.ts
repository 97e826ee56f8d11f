import { GatewayError, type GatewayErrorKind } from "../../../src/core/errors"
import { newOutTradeNo } from "../../../src/core/ids"
import type { TradeSnapshot } from "../../../src/core/trade"
import { takeBack } from "../../../src/gateways/take-back"

const no = newOutTradeNo(new Date("2026-11-23T08:20:00Z"))

function snapshot(state: TradeSnapshot["state"]): TradeSnapshot {
  const nothing = { gatewayTradeNo: null, total: null, refunded: null, paidAt: null }
  return { ...nothing, outTradeNo: no, state, currency: "cny", payee: {} }
}

const failing = (kind: GatewayErrorKind) => () =>
  Promise.reject(
    new GatewayError({ gateway: "wechat", operation: "x", kind, code: "X", message: "x" })
  )

describe("a payment by code is taken back", () => {
  it.each<[string, TradeSnapshot | null, number, boolean, string, number]>([
    ["not when it is paid", snapshot("paid"), 60_000, true, "paid", 0],
    ["not when it is closed", snapshot("closed"), 60_000, true, "closed", 0],
    ["not when nobody knows it", null, 60_000, true, "absent", 0],
    ["not within fifteen seconds", snapshot("waiting"), 14_999, true, "unknown", 0],
    ["after fifteen seconds", snapshot("waiting"), 15_000, true, "closed", 1],
    ["unless the gateway does not say so", snapshot("waiting"), 60_000, false, "unknown", 1],
  ])("%s", async (_, said, ageMs, isDone, outcome, reversals) => {
    const reverse = jest.fn(() => Promise.resolve(isDone))
    const gateway = { query: () => Promise.resolve(said) }
    expect(await takeBack(gateway, { no, ageMs, reverse })).toBe(outcome)
    expect(reverse).toHaveBeenCalledTimes(reversals)
  })

  it("never blindly: when the question fails, nothing is reversed", async () => {
    const reverse = jest.fn(() => Promise.resolve(true))
    const query = failing("unknown")
    expect(await takeBack({ query }, { no, ageMs: 60_000, reverse })).toBe("unknown")
    expect(reverse).not.toHaveBeenCalled()
  })

  it("and an unknown end of that is unknown, while a refusal is told", async () => {
    const query = () => Promise.resolve(snapshot("waiting"))
    const ask = (kind: GatewayErrorKind) =>
      takeBack({ query }, { no, ageMs: 60_000, reverse: failing(kind) })
    expect(await ask("unknown")).toBe("unknown")
    await expect(ask("refused")).rejects.toMatchObject({ kind: "refused" })
  })
})
