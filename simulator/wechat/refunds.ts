import { beijingRfc3339 } from "../clock"
import { digits, wechatRefundId } from "../ids"
import type { Refund, RefundState, Trade } from "../records"
import type { World } from "../world"
import { notifyRefund } from "./notify"
import { WechatRefusal } from "./refusal"
import { REFUND } from "./shapes"
import { validate } from "./validate"

/** The part of a refund order that this gateway acts upon. */
interface RefundOrder {
  sub_mchid?: string
  transaction_id?: string
  out_trade_no?: string
  out_refund_no: string
  reason?: string
  notify_url?: string
  amount: { refund: number; total: number }
}

const MAX_PARTS = 50
const WINDOW_MS = 365 * 86_400_000

/** The trade that a refund names by one of its two numbers. */
export function refundedTrade({ books }: World, body: unknown): Trade | undefined {
  const { transaction_id, out_trade_no } = (body ?? {}) as Partial<RefundOrder>
  if (transaction_id) return books.tradeByGatewayNo("wechat", transaction_id)
  return out_trade_no ? books.trade("wechat", out_trade_no) : undefined
}

function existingTrade(world: World, order: RefundOrder): Trade {
  if (!order.transaction_id && !order.out_trade_no) {
    throw new WechatRefusal("PARAM_ERROR", "微信支付订单号与商户订单号不能同时为空", {
      field: "/out_trade_no",
      issue: "transaction_id or out_trade_no is required",
      location: "body",
    })
  }
  const trade = refundedTrade(world, order)
  if (!trade) throw new WechatRefusal("RESOURCE_NOT_EXISTS", "订单不存在")
  if (order.out_trade_no && order.out_trade_no !== trade.out_trade_no) {
    throw new WechatRefusal("INVALID_REQUEST", "微信支付订单号与商户订单号不一致")
  }
  if (order.sub_mchid !== trade.owner?.sub_mchid) {
    throw new WechatRefusal("INVALID_REQUEST", "子商户号和订单不匹配")
  }
  if (!trade.paid_at) throw new WechatRefusal("INVALID_REQUEST", "订单未支付")
  if (order.amount.total !== trade.amount_fen) {
    throw new WechatRefusal("INVALID_REQUEST", "订单金额与原订单不一致，请核实后再试")
  }
  return trade
}

function checkRoom(world: World, trade: Trade, order: RefundOrder): void {
  const age = world.clock().getTime() - (trade.paid_at?.getTime() ?? 0)
  if (age > WINDOW_MS) throw new WechatRefusal("TRADE_OVERDUE", "订单已经超过退款期限")
  if (world.books.committedFen(trade) + order.amount.refund > trade.amount_fen) {
    throw new WechatRefusal("INVALID_REQUEST", "退款金额超过订单可退金额")
  }
  if (world.books.refundsOf(trade).length >= MAX_PARTS) {
    throw new WechatRefusal("INVALID_REQUEST", "一笔订单最多支持50次部分退款")
  }
}

/** POST /v3/refund/domestic/refunds: accepted, not done; one number is refunded once. */
export function createRefund(world: World, body: unknown) {
  validate(body, REFUND)
  const order = body as RefundOrder
  const trade = existingTrade(world, order)
  const earlier = world.books.refund("wechat", order.out_refund_no)
  if (earlier) {
    const same =
      earlier.out_trade_no === trade.out_trade_no && earlier.amount_fen === order.amount.refund
    if (same) return refundView(world, earlier)
    throw new WechatRefusal("INVALID_REQUEST", "订单金额或退款金额与之前请求不一致，请核实后再试")
  }
  checkRoom(world, trade, order)
  return refundView(world, accept(world, trade, order))
}

/**
 * Somebody refunds in the merchant platform: told to the address that the order itself named, in the
 * XML of API v2, whichever API the order was made by.
 */
export function refundOutside(world: World, trade: Trade, fen: number): string {
  const no = digits(28)
  const refund = accept(world, trade, {
    out_refund_no: no,
    reason: "商户平台退款",
    ...(trade.notify_url && { notify_url: trade.notify_url }),
    amount: { refund: fen, total: trade.amount_fen },
  })
  refund.by_hand = true
  return no
}

function accept(world: World, trade: Trade, order: RefundOrder): Refund {
  const now = world.clock()
  const refund: Refund = {
    gateway: "wechat",
    out_trade_no: trade.out_trade_no,
    out_refund_no: order.out_refund_no,
    gateway_refund_no: wechatRefundId(now),
    amount_fen: order.amount.refund,
    reason: order.reason ?? null,
    notify_url: order.notify_url ?? null,
    state: "PROCESSING",
    created_at: now,
    succeeded_at: null,
  }
  world.books.refunds.push(refund)
  // Any refund makes the trade say REFUND, a partial one too, and one that fails later as well.
  trade.state = "REFUND"
  const end = world.nextRefundEnd ?? "SUCCESS"
  world.nextRefundEnd = null
  if (end === "PROCESSING") return refund // it hangs until a developer decides it
  world.later(world.pace.refundDelayMs, () => {
    if (refund.state === "PROCESSING") decideRefund(world, refund, end)
  })
  return refund
}

/** A refund comes to its end, by itself or by the developer's wish, and the shop is told. */
export function decideRefund(world: World, refund: Refund, state: RefundState): void {
  refund.state = state
  refund.succeeded_at = state === "SUCCESS" ? world.clock() : null
  notifyRefund(world, refund)
}

/** GET /v3/refund/domestic/refunds/{} */
export function queryRefund(world: World, outRefundNo: string, subMchid: string | null) {
  const refund = world.books.refund("wechat", outRefundNo)
  const trade = refund && world.books.trade("wechat", refund.out_trade_no)
  if (!refund || (trade?.owner?.sub_mchid ?? null) !== subMchid)
    throw new WechatRefusal("RESOURCE_NOT_EXISTS", "退款单不存在")
  return refundView(world, refund)
}

export function refundView({ books }: World, refund: Refund) {
  const trade = books.trade("wechat", refund.out_trade_no)
  const total = trade?.amount_fen ?? 0
  const part = refund.amount_fen
  return {
    refund_id: refund.gateway_refund_no,
    out_refund_no: refund.out_refund_no,
    transaction_id: trade?.gateway_trade_no,
    out_trade_no: refund.out_trade_no,
    channel: "ORIGINAL",
    user_received_account: "支付用户零钱",
    ...(refund.succeeded_at && { success_time: beijingRfc3339(refund.succeeded_at) }),
    create_time: beijingRfc3339(refund.created_at),
    status: refund.state,
    funds_account: "AVAILABLE",
    amount: {
      total,
      refund: part,
      payer_total: total,
      payer_refund: part,
      settlement_refund: part,
      settlement_total: total,
      discount_refund: 0,
      currency: "CNY",
    },
  }
}
