import fc from "fast-check"
import type { BillRow } from "../../../simulator/bills/row"
import { feeOf } from "../../../simulator/bills/row"

/** The day of every row. */
export const DAY = "2026-11-22"
const FIRST_MOMENT = Date.parse(`${DAY}T00:00:00+08:00`)

const no = (head: string) => fc.stringMatching(/^[0-9A-Za-z]{6,24}$/).map((it) => head + it)

/** Texts as merchants write them: Chinese, commas, quotes, backslashes, backticks, line ends. */
const subject = fc
  .array(
    fc.constantFrom("测试", "商品", "a", "Z", " ", ",", '"', "\\", "`", "，", "\n", "\r", "0"),
    {
      maxLength: 12,
    }
  )
  .map((parts) => parts.join(""))

const common = fc.record({
  at: fc.integer({ min: 0, max: 86_399 }).map((second) => new Date(FIRST_MOMENT + second * 1_000)),
  created_at: fc.constant(new Date(FIRST_MOMENT - 60_000)),
  out_trade_no: no("T"),
  gateway_trade_no: no("4200"),
  amount_fen: fc.integer({ min: 1, max: 10_000_000_000 }),
  subject,
})

const payment: fc.Arbitrary<BillRow> = common.map((row) => ({
  ...row,
  type: "payment",
  fee_fen: feeOf(row.amount_fen),
  out_refund_no: null,
  gateway_refund_no: null,
  refund_state: null,
}))

const refund: fc.Arbitrary<BillRow> = fc
  .record({
    row: common,
    out_refund_no: no("R"),
    gateway_refund_no: no("50"),
    refund_state: fc.constantFrom("SUCCESS", "PROCESSING", "ABNORMAL", "CLOSED"),
  })
  .map(({ row, ...its }) => ({
    ...row,
    ...its,
    type: "refund",
    fee_fen: 0 - feeOf(row.amount_fen),
  }))

/** Whatever a shop may have taken and given back on a day. */
export const anyRows: fc.Arbitrary<BillRow[]> = fc.array(fc.oneof(payment, refund), {
  maxLength: 40,
})
