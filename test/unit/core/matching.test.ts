import { fen } from "../../../src/core/money"
import {
  judgePayment,
  judgeRefund,
  stateSaid,
  type OurPayment,
  type OurRefund,
} from "../../../src/core/matching"
import type { RefundState } from "../../../src/core/refund"
import type { TradeState } from "../../../src/core/trade"

const line = (amount = 1990, changes: { currency?: string | null; refundState?: string } = {}) => ({
  amount: fen(amount),
  currency: "CNY",
  refundState: null,
  ...changes,
})
const paid = (amount = 1990): OurPayment => ({
  state: "paid",
  amount: fen(amount),
  currency: "cny",
})
const unpaid = (state: TradeState): OurPayment => ({ ...paid(), state })
const refund = (state: RefundState, amount = 500): OurRefund => ({ state, amount: fen(amount) })

describe("a payment", () => {
  it.each([
    ["both have it alike", line(), paid(), null],
    ["the bill names no currency", line(1990, { currency: null }), paid(), null],
    ["we have never heard of it", line(), null, "only_at_gateway"],
    ["we think that nobody has paid", line(), unpaid("open"), "only_at_gateway"],
    ["we are only making it", line(), unpaid("creating"), "only_at_gateway"],
    ["we have closed it", line(), unpaid("closed"), "only_at_gateway"],
    ["it is a fen more there", line(1991), paid(), "amount_differs"],
    ["it is a fen less there", line(1989), paid(), "amount_differs"],
    ["it is in another currency", line(1990, { currency: "HKD" }), paid(), "currency_differs"],
    ["only we have it", null, paid(), "only_in_store"],
    ["nobody has paid it", null, unpaid("open"), null],
    ["nobody has it", null, null, null],
  ])("that %s", (_, theirs, ours, kind) => {
    expect(judgePayment(theirs, ours)).toBe(kind)
  })
})

describe("a refund", () => {
  const their = (refundState: string | null, amount = 500) =>
    line(amount, refundState === null ? {} : { refundState })

  it.each<[string, ReturnType<typeof their> | null, OurRefund | null, string | null]>([
    ["both have done", their("SUCCESS"), refund("succeeded"), null],
    ["Alipay has done", their(null), refund("succeeded"), null],
    ["is on its way at both", their("PROCESSING"), refund("processing"), null],
    ["stays on its way in the bill for ever", their("PROCESSING"), refund("succeeded"), null],
    ["was on its way and then failed", their("PROCESSING"), refund("closed"), null],
    ["was on its way and then got stuck", their("PROCESSING"), refund("abnormal"), null],
    ["we have not heard the end of", their("SUCCESS"), refund("unknown"), null],
    ["failed at both", their("FAIL"), refund("closed"), null],
    ["is stuck at both", their("CHANGE"), refund("abnormal"), null],
    ["was stuck and went another way later", their("CHANGE"), refund("succeeded"), null],
    [
      "failed there while we think that it is on its way",
      their("FAIL"),
      refund("processing"),
      null,
    ],
    ["failed there and is done here", their("FAIL"), refund("succeeded"), "state_differs"],
    ["is done there and closed here", their("SUCCESS"), refund("closed"), "state_differs"],
    ["is done there and refused here", their(null), refund("refused"), "state_differs"],
    [
      "is on its way there and refused here",
      their("PROCESSING"),
      refund("refused"),
      "state_differs",
    ],
    ["is done there and stuck here", their("SUCCESS"), refund("abnormal"), "state_differs"],
    ["is another sum there", their("SUCCESS", 501), refund("succeeded"), "amount_differs"],
    ["we know nothing of", their("SUCCESS"), null, "refund_only_at_gateway"],
    ["they know nothing of", null, refund("succeeded"), "refund_missing"],
    ["they took and do not show", null, refund("processing"), "refund_missing"],
    ["got stuck without a line", null, refund("abnormal"), "refund_missing"],
    ["was closed without a line", null, refund("closed"), null],
    ["was refused", null, refund("refused"), null],
    ["waits for the balance", null, refund("unfunded"), null],
    ["may never have arrived", null, refund("unknown"), null],
    ["was not sent yet", null, refund("requested"), null],
  ])("that %s", (_, theirs, ours, kind) => {
    expect(judgeRefund(theirs, ours)).toBe(kind)
  })
})

describe("what a line says in the ledger's words", () => {
  it.each([
    ["payment", null, "paid"],
    ["refund", null, "succeeded"],
    ["refund", "SUCCESS", "succeeded"],
    ["refund", "PROCESSING", "processing"],
    ["refund", "CHANGE", "abnormal"],
    ["refund", "FAIL", "closed"],
    ["refund", "NEW WORD", "unknown"],
    ["reversal", null, null],
    ["fee", null, null],
  ] as const)("of a %s in the state %s is %s", (kind, refundState, said) => {
    expect(stateSaid({ kind, refundState })).toBe(said)
  })
})
