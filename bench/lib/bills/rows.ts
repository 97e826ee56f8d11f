import { feeOf, type BillRow } from "../../../simulator/bills/row"

/** The day of every row. */
export const DAY = "2026-11-22"
const FIRST_MOMENT = Date.parse(`${DAY}T00:00:00+08:00`)
const DAY_S = 86_400
const SUBJECTS = ["商城订单", "测试商品", "Online order", "门店自提"]

/** One of many rows: every tenth a refund, amounts and times all over the place. */
export function rowAt(index: number): BillRow {
  const at = new Date(FIRST_MOMENT + ((index * 7_919) % DAY_S) * 1_000)
  const no = String((index * 1_000_003) % 100_000_000).padStart(10, "0")
  const amount = 100 + ((index * 104_729) % 500_000)
  const payment: BillRow = {
    type: "payment",
    at,
    created_at: at,
    out_trade_no: `20261122${no}a1b2c3d4e5f6`,
    gateway_trade_no: `420000092520261122${no}`,
    out_refund_no: null,
    gateway_refund_no: null,
    amount_fen: amount,
    fee_fen: feeOf(amount),
    subject: SUBJECTS[index % SUBJECTS.length] ?? "",
    refund_state: null,
  }
  if (index % 10 !== 9) return payment
  return {
    ...payment,
    type: "refund",
    out_refund_no: `R20261122${no}a1b2c3d4e5f6`,
    gateway_refund_no: `503009070320261122${no}`,
    fee_fen: 0 - payment.fee_fen,
    refund_state: "SUCCESS",
  }
}
