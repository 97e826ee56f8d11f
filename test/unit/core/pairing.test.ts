import type { BillDay } from "../../../src/core/bill-day"
import type { BillLine } from "../../../src/core/bill-line"
import type { ExactYuan } from "../../../src/core/exact-yuan"
import { fen } from "../../../src/core/money"
import { billDaysOf, isRefundOf, isSameEvent, type OurRecord } from "../../../src/core/pairing"

const [FIRST, SECOND, THIRD] = ["2026-11-20", "2026-11-21", "2026-11-22"] as [
  BillDay,
  BillDay,
  BillDay,
]
const at = (day: BillDay, time = "12:00:00") => new Date(`${day}T${time}+08:00`)

const line = (changes: Partial<BillLine> = {}): BillLine => ({
  ...{ line: 2, kind: "payment", direction: "in", type: "SUCCESS", at: `${FIRST} 12:00:00` },
  ...{ outTradeNo: "T1", gatewayTradeNo: "G1", outRefundNo: null, gatewayRefundNo: null },
  ...{ flowNo: null, amount: fen(100), settled: fen(100), fee: "0.00000" as ExactYuan },
  ...{ refundState: null, subject: null, currency: "CNY", balance: null },
  ...changes,
})
const back = (outRefundNo: string | null, gatewayRefundNo: string | null) =>
  line({ kind: "refund", direction: "out", outRefundNo, gatewayRefundNo })

const record = (changes: Partial<Pick<OurRecord, "at" | "askedAt" | "billedOn">>): OurRecord => ({
  ...{ what: "payment", outTradeNo: "T1", gatewayTradeNo: "G1", amount: fen(100), state: "paid" },
  ...{ currency: "cny", at: null, askedAt: null, billedOn: null },
  ...changes,
})

describe("the days whose bills may show a record", () => {
  it.each<[string, Parameters<typeof record>[0], BillDay[]]>([
    ["nobody knows when", {}, []],
    ["a payment", { at: at(FIRST) }, [FIRST]],
    ["one in the first second of a day", { at: at(SECOND, "00:00:00") }, [SECOND]],
    ["a refund that was done at once", { askedAt: at(FIRST), at: at(FIRST) }, [FIRST]],
    ["one that was done later", { askedAt: at(FIRST), at: at(SECOND) }, [FIRST, SECOND]],
    ["one that is on its way", { askedAt: at(SECOND) }, [SECOND]],
    ["what is billed elsewhere", { at: at(FIRST), billedOn: THIRD }, [THIRD, FIRST]],
    ["what is billed on its own day", { at: at(FIRST), billedOn: FIRST }, [FIRST]],
  ])("of %s", (_, changes, days) => {
    expect(billDaysOf(record(changes))).toEqual(days)
  })
})

describe("two lines", () => {
  it.each<[string, BillLine, BillLine, boolean]>([
    ["of one payment", line(), line({ line: 9 }), true],
    ["of one payment, once without our number", line(), line({ outTradeNo: null }), true],
    ["of two payments by one number of ours", line(), line({ gatewayTradeNo: "G2" }), false],
    [
      "that name no payment of the gateway's",
      line({ gatewayTradeNo: null }),
      line({ gatewayTradeNo: null }),
      false,
    ],
    ["of a payment and its refund", line(), back("R1", "5"), false],
    ["of one refund by our number", back("R1", null), back("R1", "5"), true],
    ["of one refund by the gateway's number", back(null, "5"), back("R1", "5"), true],
    ["of two refunds", back("R1", "5"), back("R2", "6"), false],
    ["of refunds without any number", back(null, null), back(null, null), false],
  ])("%s", (_, one, other, isSame) => {
    expect([isSameEvent(one, other), isSameEvent(other, one)]).toEqual([isSame, isSame])
  })
})

it.each<[string, BillLine, boolean]>([
  ["by our number", back("R1", null), true],
  ["by the gateway's number", back(null, "5"), true],
  ["by neither", back("R2", "6"), false],
  ["because it has none", back(null, null), false],
  ["because it is of a payment", line({ outRefundNo: "R1" }), false],
])("a line is of a refund, or not, %s", (_, it, isOf) => {
  expect(isRefundOf(it, { outRefundNo: "R1", gatewayRefundNo: "5" })).toBe(isOf)
})
