import { beijingDateTime } from "../clock"
import type { Trade } from "../records"
import type { World } from "../world"
import { V2Refusal } from "./refusal"
import { check, optional, RULE } from "./require"
import type { Fields } from "./xml"

const TYPES: Partial<Record<Trade["scene"], string>> = {
  native: "NATIVE",
  jsapi: "JSAPI",
  h5: "MWEB",
  app: "APP",
  codepay: "MICROPAY",
}

export function compact(date: Date): string {
  return beijingDateTime(date).replace(/\D/g, "")
}

/** What a payment says of itself, in an answer and in a notification. */
export function tradeFields(world: World, trade: Trade): Fields {
  const total = String(trade.amount_fen)
  return {
    openid: trade.openid ?? "",
    is_subscribe: "N",
    trade_type: TYPES[trade.scene] ?? "",
    bank_type: "OTHERS",
    total_fee: total,
    fee_type: "CNY",
    cash_fee: total,
    transaction_id: trade.gateway_trade_no ?? "",
    out_trade_no: trade.out_trade_no,
    ...trade.echo,
    time_end: compact(trade.paid_at ?? world.clock()),
  }
}

/** The trade that a request names by one of its two numbers. */
export function namedTrade({ books }: World, fields: Fields): Trade | undefined {
  const { transaction_id: id, out_trade_no: no } = fields
  if (id) return books.tradeByGatewayNo("wechat", id)
  return no ? books.trade("wechat", no) : undefined
}

export function existingTrade(world: World, fields: Fields): Trade {
  check(fields, {
    out_trade_no: optional(RULE.out_trade_no),
    transaction_id: optional({ max: 32, pattern: /^\d+$/ }),
  })
  if (!fields.out_trade_no && !fields.transaction_id) {
    throw new V2Refusal("LACK_PARAMS", "缺少参数out_trade_no")
  }
  const trade = namedTrade(world, fields)
  if (!trade) throw new V2Refusal("ORDERNOTEXIST", "订单不存在")
  return trade
}

/** /pay/orderquery */
export function orderQuery(world: World, fields: Fields): Fields {
  const trade = existingTrade(world, fields)
  const head = { trade_state: trade.state, trade_state_desc: trade.state }
  const isPaid = trade.state === "SUCCESS" || trade.state === "REFUND"
  if (isPaid) return { ...head, ...tradeFields(world, trade) }
  return { ...head, out_trade_no: trade.out_trade_no }
}

/** /pay/closeorder: unlike in v3, what is closed cannot be closed again. */
export function closeOrder(world: World, fields: Fields): Fields {
  const trade = existingTrade(world, fields)
  if (trade.scene === "codepay") throw new V2Refusal("INVALID_REQUEST", "不允许普通关单，只能撤销")
  if (trade.paid_at) throw new V2Refusal("ORDERPAID", "订单已支付，不能发起关单")
  if (trade.state === "CLOSED") throw new V2Refusal("ORDERCLOSED", "订单已关闭，无法重复关闭")
  trade.state = "CLOSED"
  trade.closed_at = world.clock()
  return { result_msg: "OK" }
}

/** /secapi/pay/reverse: an order that is not paid is closed, and money that has arrived goes back. */
export function reverse(world: World, fields: Fields): Fields {
  const trade = existingTrade(world, fields)
  if (trade.scene !== "codepay") throw new V2Refusal("INVALID_REQUEST", "仅支持撤销付款码订单")
  if (world.clock().getTime() - trade.created_at.getTime() < world.pace.reverseAfterMs) {
    throw new V2Refusal("INVALID_REQUEST", "支付后15秒内不允许撤销")
  }
  if (trade.state === "REFUND") throw new V2Refusal("TRADE_ERROR", "订单已退款")
  trade.state = "REVOKED"
  trade.closed_at = world.clock()
  return { recall: "N" }
}
