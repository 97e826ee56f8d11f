import { beijingDateTime } from "../clock"
import { wechatRefundId } from "../ids"
import type { Refund, RefundState, Trade } from "../records"
import { decideRefund } from "../wechat/refunds"
import type { World } from "../world"
import { V2Refusal } from "./refusal"
import { check, optional, RULE } from "./require"
import { existingTrade } from "./trades"
import type { Fields } from "./xml"

const PAGE = 10
const MAX_PARTS = 50

/** What v3 calls CLOSED and ABNORMAL. */
export const STATES: Record<RefundState, string> = {
  PROCESSING: "PROCESSING",
  SUCCESS: "SUCCESS",
  CLOSED: "REFUNDCLOSE",
  ABNORMAL: "CHANGE",
}

function accepted(trade: Trade, refund: Refund): Fields {
  return {
    transaction_id: trade.gateway_trade_no ?? "",
    out_trade_no: trade.out_trade_no,
    out_refund_no: refund.out_refund_no,
    refund_id: refund.gateway_refund_no ?? "",
    refund_fee: String(refund.amount_fen),
    settlement_refund_fee: String(refund.amount_fen),
    total_fee: String(trade.amount_fen),
    fee_type: "CNY",
    cash_fee: String(trade.amount_fen),
    cash_refund_fee: String(refund.amount_fen),
  }
}

/** /secapi/pay/refund: accepted, not done; one number is refunded once. */
export function refund(world: World, fields: Fields): Fields {
  check(fields, {
    out_refund_no: RULE.out_refund_no,
    total_fee: RULE.fee,
    refund_fee: RULE.fee,
    refund_fee_type: optional({ pattern: /^CNY$/ }),
    refund_desc: optional({ max: 80 }),
    notify_url: optional(RULE.url),
  })
  const trade = existingTrade(world, fields)
  const part = Number(fields.refund_fee)
  if (!trade.paid_at) throw new V2Refusal("TRADE_STATE_ERROR", "订单状态错误")
  if (Number(fields.total_fee) !== trade.amount_fen) {
    throw new V2Refusal("PARAM_ERROR", "订单金额或退款金额与之前请求不一致，请核实后再试")
  }
  const earlier = world.books.refund("wechat", fields.out_refund_no ?? "")
  if (earlier) {
    const same = earlier.out_trade_no === trade.out_trade_no && earlier.amount_fen === part
    if (same) return accepted(trade, earlier)
    throw new V2Refusal("REFUND_FEE_MISMATCH", "订单金额或退款金额与之前请求不一致")
  }
  if (world.books.committedFen(trade) + part > trade.amount_fen) {
    throw new V2Refusal("INVALID_REQUEST", "累计退款金额大于支付金额")
  }
  if (world.books.refundsOf(trade).length >= MAX_PARTS) {
    throw new V2Refusal("INVALID_REQUEST", "一笔订单最多支持50次部分退款")
  }
  return accepted(trade, begin(world, trade, fields))
}

function begin(world: World, trade: Trade, fields: Fields): Refund {
  const now = world.clock()
  const refund: Refund = {
    gateway: "wechat",
    out_trade_no: trade.out_trade_no,
    out_refund_no: fields.out_refund_no ?? "",
    gateway_refund_no: wechatRefundId(now),
    amount_fen: Number(fields.refund_fee),
    reason: fields.refund_desc ?? null,
    notify_url: fields.notify_url ?? null,
    state: "PROCESSING",
    created_at: now,
    succeeded_at: null,
  }
  world.books.refunds.push(refund)
  trade.state = "REFUND"
  world.later(world.pace.refundDelayMs, () => {
    if (refund.state === "PROCESSING") decideRefund(world, refund, "SUCCESS")
  })
  return refund
}

function numbered(refund: Refund, n: number): Fields {
  return {
    [`out_refund_no_${n}`]: refund.out_refund_no,
    [`refund_id_${n}`]: refund.gateway_refund_no ?? "",
    [`refund_channel_${n}`]: "ORIGINAL",
    [`refund_fee_${n}`]: String(refund.amount_fen),
    [`settlement_refund_fee_${n}`]: String(refund.amount_fen),
    [`refund_status_${n}`]: STATES[refund.state],
    [`refund_account_${n}`]: "REFUND_SOURCE_UNSETTLED_FUNDS",
    [`refund_recv_accout_${n}`]: "支付用户零钱",
    ...(refund.succeeded_at && {
      [`refund_success_time_${n}`]: beijingDateTime(refund.succeeded_at),
    }),
  }
}

/** /pay/refundquery: one refund by its number, or those of a trade, ten at a time. */
export function refundQuery(world: World, fields: Fields): Fields {
  check(fields, { out_refund_no: optional(RULE.out_refund_no), offset: optional(RULE.digits) })
  const { out_refund_no: no, offset = "0" } = fields
  const one = no ? world.books.refund("wechat", no) : undefined
  if (no && !one) throw new V2Refusal("REFUNDNOTEXIST", "退款单不存在")
  const trade = existingTrade(world, one ? { out_trade_no: one.out_trade_no } : fields)
  const all = one ? [one] : world.books.refundsOf(trade)
  if (all.length === 0) throw new V2Refusal("REFUNDNOTEXIST", "退款单不存在")
  const start = Number(offset)
  if (start >= all.length) throw new V2Refusal("PARAM_ERROR", "offset大于退款笔数")
  const page = all.slice(start, start + PAGE)
  return {
    transaction_id: trade.gateway_trade_no ?? "",
    out_trade_no: trade.out_trade_no,
    total_fee: String(trade.amount_fen),
    fee_type: "CNY",
    cash_fee: String(trade.amount_fen),
    refund_count: String(page.length),
    total_refund_count: String(all.length),
    ...Object.assign({}, ...page.map(numbered)),
  }
}
