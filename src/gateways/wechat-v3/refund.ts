import { asOutRefundNo, asOutTradeNo } from "../../core/ids"
import type { RefundSnapshot } from "../../core/trade"
import { isRecord, text, words } from "../record"
import { date, wholeFen } from "./trade"

/**
 * `ABNORMAL` (the payer's account takes no money) and `CLOSED` (the balance did not suffice for seven
 * days) are refunds that were accepted and then failed.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013070371
 */
const STATES: Readonly<Record<string, RefundSnapshot["state"]>> = {
  PROCESSING: "processing",
  SUCCESS: "succeeded",
  CLOSED: "closed",
  ABNORMAL: "abnormal",
}

/** Reads an answer (`status`) or a decrypted notification (`refund_status`); `null`: it is neither. */
export function readRefund(fields: Readonly<Record<string, unknown>>): RefundSnapshot | null {
  const outRefundNo = asOutRefundNo(fields.out_refund_no)
  const outTradeNo = asOutTradeNo(fields.out_trade_no)
  const name = words(fields.status ?? fields.refund_status)
  const state = Object.hasOwn(STATES, name) ? STATES[name] : undefined
  if (!outRefundNo || !outTradeNo || !state) return null
  return {
    outRefundNo,
    outTradeNo,
    gatewayRefundNo: text(fields, "refund_id"),
    state,
    amount: isRecord(fields.amount) ? wholeFen(fields.amount.refund) : null,
    succeededAt: date(text(fields, "success_time")),
  }
}
