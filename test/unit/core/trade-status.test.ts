import { statusOf, type TradeFacts, type TradeStatus } from "../../../src/core/trade-status"
import { fen } from "../../../src/core/money"
import type { RefundState } from "../../../src/core/refund"

const now = new Date("2026-11-23T12:00:00Z")
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000)

const paid: TradeFacts = {
  ...{ state: "paid", paid: fen(1000), noticedAt: ago(100), settledAt: ago(99) },
  ...{ refunds: [], disputes: [] },
}
const back = (state: RefundState, amount = 1000) => ({ state, amount: fen(amount) })

describe("how a trade stands, in one word", () => {
  it.each<[string, Partial<TradeFacts>, TradeStatus]>([
    ["written down, the gateway not heard yet", { state: "creating", noticedAt: null }, "waiting"],
    ["open", { state: "open", noticedAt: null }, "waiting"],
    ["closed", { state: "closed", noticedAt: null }, "closed"],
    ["paid and settled", {}, "paid"],
    ["paid a moment ago", { noticedAt: ago(5), settledAt: null }, "paid"],
    ["paid long ago, and no order", { noticedAt: ago(61), settledAt: null }, "attention"],
    ["frozen and settled", { state: "frozen" }, "paid"],
    ["frozen long ago, and no order", { state: "frozen", settledAt: null }, "attention"],
    ["frozen once, and free again", { state: "released" }, "closed"],
    ["a refund is under way", { refunds: [back("processing")] }, "refunding"],
    ["a refund may be under way", { refunds: [back("unknown", 1)] }, "refunding"],
    ["a refund waits for money", { refunds: [back("unfunded")] }, "refunding"],
    ["a part went back", { refunds: [back("succeeded", 400)] }, "paid"],
    ["all went back", { refunds: [back("succeeded", 400), back("succeeded", 600)] }, "refunded"],
    ["a refund was refused", { refunds: [back("refused")] }, "paid"],
    ["a difference is open", { disputes: ["open"] }, "attention"],
    ["a difference is being resolved", { disputes: ["resolving"] }, "attention"],
    ["the next bill may explain it", { disputes: ["waiting"] }, "paid"],
    ["what was open is over", { disputes: ["resolved", "accepted"] }, "paid"],
    [
      "all went back, and a difference is open",
      { refunds: [back("succeeded")], disputes: ["open"] },
      "attention",
    ],
  ])("%s", (_, facts, expected) => {
    expect(statusOf({ ...paid, ...facts }, now)).toBe(expected)
  })
})
