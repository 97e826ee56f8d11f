import fc from "fast-check"
import type { BillLine } from "../../../src/core/bill-line"
import type { ExactYuan } from "../../../src/core/exact-yuan"
import { fen } from "../../../src/core/money"
import { REFUND_STATES, type RefundState } from "../../../src/core/refund"

export const DAY = "2026-11-22"
export const ACCOUNT = "wechat_main"

export interface AnyTrade {
  no: string
  account: string
  amount: number
  state: "paid" | "open" | "closed"
  currency: string
  isOfDay: boolean
}

export interface AnyRefund {
  no: string
  refundNo: string
  amount: number
  state: RefundState
  isOfDay: boolean
}

export interface AnyDay {
  lines: BillLine[]
  trades: AnyTrade[]
  refunds: AnyRefund[]
}

/** So few that what may meet does meet. */
const numbers = fc.constantFrom(...["T1", "T2", "T3", "t3", "T_4", "T5", "T6", "T7"])
const refundNumbers = fc.constantFrom("R1", "R2", "R3")
const amounts = fc.constantFrom(100, 100, 100, 101, 0)

interface AnyLine {
  no: string | null
  kind: BillLine["kind"]
  refundNo: string | null
  refundState: string | null
  currency: string | null
  amount: number
}

const line = fc.record<AnyLine>({
  no: fc.oneof({ weight: 9, arbitrary: numbers }, fc.constant(null)),
  kind: fc.constantFrom("payment", "payment", "payment", "refund", "reversal"),
  refundNo: fc.oneof({ weight: 5, arbitrary: refundNumbers }, fc.constant(null)),
  refundState: fc.constantFrom("SUCCESS", "SUCCESS", "PROCESSING", "FAIL", "CHANGE", null),
  currency: fc.constantFrom("CNY", "CNY", "cny", "USD", null),
  amount: amounts,
})

const trade = fc.record<AnyTrade>({
  no: numbers,
  account: fc.constantFrom(ACCOUNT, ACCOUNT, ACCOUNT, "wechat_other"),
  amount: amounts,
  state: fc.constantFrom("paid", "paid", "paid", "open", "closed"),
  currency: fc.constantFrom("cny", "cny", "cny", "usd"),
  isOfDay: fc.constantFrom(true, true, true, false),
})

const refund = fc.record<AnyRefund>({
  no: numbers,
  refundNo: refundNumbers,
  amount: amounts,
  state: fc.constantFrom("succeeded", "succeeded", ...REFUND_STATES),
  isOfDay: fc.constantFrom(true, true, false),
})

/** What is told twice of one number is told once, as the tables have it. */
const once = <T>(items: readonly T[], key: (item: T) => string) => [
  ...new Map(items.map((item) => [key(item), item])).values(),
]

/** What both sides have alike, as long as nothing else is under its number. */
const agreed = fc.record({ no: numbers, refundNo: fc.option(refundNumbers), amount: amounts })

type Agreed = typeof agreed extends fc.Arbitrary<infer T> ? T : never

const asLine = ({ no, refundNo, amount }: Agreed): AnyLine => ({
  ...{ no, refundNo, amount, currency: "CNY" },
  ...{ kind: refundNo ? "refund" : "payment", refundState: refundNo && "SUCCESS" },
})

const asTrade = ({ no, amount }: Agreed): AnyTrade => ({
  ...{ no, amount, account: ACCOUNT, state: "paid", currency: "cny", isOfDay: true },
})

/** A day on which much agrees, and much else lies between it. */
export const anyDay: fc.Arbitrary<AnyDay> = fc
  .tuple(
    fc.array(agreed, { maxLength: 8 }),
    fc.array(line, { maxLength: 5 }),
    fc.array(trade, { maxLength: 5 }),
    fc.array(refund, { maxLength: 3 })
  )
  .map(([both, lines, trades, refunds]) => {
    const [paid, back] = [both.filter((it) => !it.refundNo), both.filter((it) => it.refundNo)]
    const returned = back.map(({ no, refundNo, amount }) => ({
      ...{ no, refundNo: refundNo ?? "", amount, state: "succeeded" as const, isOfDay: true },
    }))
    return {
      lines: [...both.map(asLine), ...lines].map(lineOf),
      trades: once([...paid.map(asTrade), ...trades], ({ no }) => no),
      refunds: once([...returned, ...refunds], ({ refundNo }) => refundNo),
    }
  })

/** All of a payment gone back on its day, by a refund without a number of ours, and the payment's own line lost. */
export const refundAlone: AnyDay = {
  lines: [
    { no: "T1", kind: "refund", refundNo: null, refundState: null, currency: null, amount: 100 },
  ].map((it, index) => lineOf(it as AnyLine, index)),
  trades: [asTrade({ no: "T1", refundNo: null, amount: 100 })],
  refunds: [],
}

function lineOf(
  { no, kind, refundNo, refundState, currency, amount }: AnyLine,
  index: number
): BillLine {
  const isPayment = kind === "payment"
  return {
    ...{
      line: index + 2,
      kind,
      direction: isPayment ? "in" : "out",
      type: kind,
      amount: fen(amount),
    },
    ...{ at: `${DAY} 12:00:00`, outTradeNo: no, gatewayTradeNo: `G${no ?? `T${index % 9}`}` },
    ...{ outRefundNo: isPayment ? null : refundNo, gatewayRefundNo: null, flowNo: null },
    ...{ settled: fen(amount), fee: "0.00000" as ExactYuan, subject: null, balance: null },
    ...{ refundState: isPayment ? null : refundState, currency },
  }
}
