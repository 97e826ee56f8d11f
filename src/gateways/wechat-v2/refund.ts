import { parseBeijing } from "../../core/clock"
import { asOutRefundNo, asOutTradeNo } from "../../core/ids"
import type { RefundSnapshot } from "../../core/trade"
import { wholeFen } from "./members"
import type { Fields } from "./xml"

/** `CHANGE` (the payer's account takes no money) and `REFUNDCLOSE` were accepted and then failed. */
const STATES: Readonly<Record<string, RefundSnapshot["state"]>> = {
  PROCESSING: "processing",
  SUCCESS: "succeeded",
  REFUNDCLOSE: "closed",
  CHANGE: "abnormal",
}

/** Reads one refund: an answer without a state means that it was accepted. */
export function readRefund(fields: Fields): RefundSnapshot | null {
  const outRefundNo = asOutRefundNo(fields.out_refund_no)
  const outTradeNo = asOutTradeNo(fields.out_trade_no)
  const name = fields.refund_status ?? "PROCESSING"
  const state = Object.hasOwn(STATES, name) ? STATES[name] : undefined
  if (!outRefundNo || !outTradeNo || !state) return null
  const time = fields.success_time ?? fields.refund_success_time ?? ""
  return {
    outRefundNo,
    outTradeNo,
    gatewayRefundNo: fields.refund_id || null,
    state,
    amount: wholeFen(fields.refund_fee),
    succeededAt: state === "succeeded" ? parseBeijing(time) : null,
  }
}

const NUMBERED = [
  "out_refund_no",
  "refund_id",
  "refund_fee",
  "refund_status",
  "refund_success_time",
] as const

/**
 * The refunds in one page of an answer, whose fields end in `_0`, `_1`, …
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011941246
 */
export function readRefunds(fields: Fields): readonly RefundSnapshot[] | null {
  const count = wholeFen(fields.refund_count)
  if (count === null || count > 50) return null
  const refunds = Array.from({ length: count }, (_, n) => readRefund(numbered(fields, n)))
  return refunds.every((it) => it !== null) ? refunds : null
}

function numbered(fields: Fields, n: number): Fields {
  const own = NUMBERED.flatMap((name) => {
    const value = fields[`${name}_${n}`]
    return value === undefined ? [] : [[name, value] as const]
  })
  // A page without a state would otherwise pass for an accepted refund.
  return { refund_status: "", out_trade_no: fields.out_trade_no ?? "", ...Object.fromEntries(own) }
}
