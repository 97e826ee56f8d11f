import { DISCREPANCY_KINDS, type DiscrepancyKind } from "../../../src/core/discrepancy"
import { legalMoves, movesMoney, MOVES, needsReason, type Disputed } from "../../../src/core/moves"

const seen: Disputed = {
  kind: "amount_differs",
  state: "open",
  outTradeNo: "20261123162000aabbccdd",
  outRefundNo: "",
  billed: true,
  trade: { kind: "payment", state: "paid" },
  refund: null,
  redirects: true,
}
const aRefund = { outRefundNo: "R20261123162000aabbccdd" }
const unknown = { trade: null }
const stillOpen = { trade: { kind: "payment", state: "open" } } as const
const aFreeze = { trade: { kind: "freeze", state: "frozen" } } as const

const CASES: [string, Partial<Disputed>, string[]][] = [
  ["only_at_gateway", {}, ["settle", "refund", "wait", "accept"]],
  ["only_at_gateway", stillOpen, ["settle", "wait", "accept"]],
  ["only_at_gateway", unknown, ["link", "refund", "wait", "accept"]],
  ["only_at_gateway", { ...unknown, outTradeNo: "" }, ["wait", "accept"]],
  ["only_at_gateway", { ...unknown, billed: false }, ["link", "refund", "accept"]],
  ["only_at_gateway", aFreeze, ["settle", "wait", "accept"]],
  ["only_in_store", {}, ["query", "wait", "cancel_capture", "accept"]],
  ["only_in_store", { state: "waiting" }, ["query", "cancel_capture", "accept"]],
  ["only_in_store", { trade: { kind: "capture", state: "paid" } }, ["query", "wait", "accept"]],
  ["refund_only_at_gateway", aRefund, ["record_refund", "wait", "accept"]],
  ["refund_only_at_gateway", { ...aRefund, ...unknown }, ["wait", "accept"]],
  ["refund_only_at_gateway", { billed: false }, ["query", "accept"]],
  ["refund_missing", aRefund, ["query_refund", "wait", "accept"]],
  ["amount_differs", {}, ["query", "settle", "accept"]],
  ["amount_differs", aRefund, ["query_refund", "accept"]],
  ["state_differs", {}, ["query", "settle", "accept"]],
  ["state_differs", aRefund, ["query_refund", "accept"]],
  ["currency_differs", {}, ["query", "accept"]],
  ["payee_differs", {}, ["query", "accept"]],
  ["fee_differs", {}, ["wait", "accept"]],
  ["fund_missing", {}, ["wait", "accept"]],
  ["balance_differs", { outTradeNo: "", trade: null }, ["accept"]],
  ["repeated_line", {}, ["accept"]],
  ["unknown_line", { outTradeNo: "", trade: null }, ["accept"]],
  ["late_money", { billed: false }, ["settle", "link", "refund", "accept"]],
  ["paid_twice", {}, ["refund", "accept"]],
  ["settled_to_canceled", {}, ["refund", "accept"]],
  ["not_refunded", {}, ["refund", "accept"]],
  ["transaction_differs", {}, ["settle", "accept"]],
  ["books_differ", {}, ["settle", "accept"]],
  ["refund_failed", { ...aRefund, refund: { state: "closed" } }, ["retry", "accept"]],
  ["refund_failed", { ...aRefund, refund: { state: "refused" } }, ["retry", "accept"]],
  [
    "refund_failed",
    { ...aRefund, refund: { state: "abnormal" } },
    ["redirect", "query_refund", "accept"],
  ],
  [
    "refund_failed",
    { ...aRefund, refund: { state: "abnormal" }, redirects: false },
    ["query_refund", "accept"],
  ],
  ["refund_failed", { ...aRefund, refund: { state: "processing" } }, ["query_refund", "accept"]],
]

describe("legal moves", () => {
  it.each(CASES)("of %s with %j are %j", (kind, facts, moves) => {
    expect(legalMoves({ ...seen, ...facts, kind: kind as DiscrepancyKind })).toEqual(moves)
  })

  it.each(DISCREPANCY_KINDS)("of %s are none once it is resolved or accepted", (kind) => {
    expect(legalMoves({ ...seen, kind, state: "resolved" })).toEqual([])
    expect(legalMoves({ ...seen, kind, state: "accepted" })).toEqual([])
  })

  it.each(DISCREPANCY_KINDS)("of %s are in the table above", (kind) => {
    expect(CASES.map(([named]) => named)).toContain(kind)
  })

  it("include every move there is", () => {
    expect([...MOVES].sort()).toEqual([...new Set(CASES.flatMap(([, , moves]) => moves))].sort())
  })

  it("need a reason where money moves, a capture is void or a difference stays", () => {
    expect(MOVES.filter(needsReason)).toEqual([
      "refund",
      "retry",
      "redirect",
      "cancel_capture",
      "accept",
    ])
    expect(MOVES.filter(movesMoney)).toEqual(["refund", "retry", "redirect"])
  })
})
