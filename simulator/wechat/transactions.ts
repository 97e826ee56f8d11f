import { beijingRfc3339 } from "../clock"
import type { Trade } from "../records"
import type { World } from "../world"
import { WechatRefusal } from "./refusal"
import { CLOSE } from "./shapes"
import { validate } from "./validate"

const DESCRIPTIONS: Partial<Record<Trade["state"], string>> = {
  SUCCESS: "支付成功",
  REFUND: "订单发生过退款，退款详情请查询退款单",
  NOTPAY: "订单未支付",
  CLOSED: "订单已关闭",
  REVOKED: "订单已撤销",
  USERPAYING: "用户支付中",
  PAYERROR: "支付失败",
}

const TRADE_TYPES: Partial<Record<Trade["scene"], string>> = {
  native: "NATIVE",
  jsapi: "JSAPI",
  h5: "MWEB",
  app: "APP",
  codepay: "MICROPAY",
}

export function checkMchid(world: World, mchid: string | null | undefined): void {
  if (mchid === world.credentials.wechat.mchId) return
  const issue = mchid ? "mchid does not match" : "is required"
  const detail = { field: "mchid", issue, location: "query" as const, value: mchid ?? undefined }
  throw new WechatRefusal("PARAM_ERROR", "商户号不正确", detail)
}

/** A request that changes an order names its owner in the body. */
export function checkOwner(world: World, { appid, mchid }: Record<string, string | undefined>) {
  const { wechat } = world.credentials
  if (mchid !== wechat.mchId) throw new WechatRefusal("MCH_NOT_EXISTS", "商户号不存在")
  if (![wechat.appId, wechat.mini.appId].includes(appid ?? "")) {
    throw new WechatRefusal("APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配")
  }
}

/** A transaction as queries and notifications show it: nothing about money before it is paid. */
export function transaction(world: World, trade: Trade, state = trade.state) {
  const head = {
    ...trade.owner,
    out_trade_no: trade.out_trade_no,
    trade_state: state,
    trade_state_desc: DESCRIPTIONS[state],
  }
  if (state !== "SUCCESS" && state !== "REFUND") return head
  const money = { total: trade.amount_fen, payer_total: trade.amount_fen }
  return {
    ...head,
    transaction_id: trade.gateway_trade_no,
    trade_type: TRADE_TYPES[trade.scene],
    bank_type: "OTHERS",
    ...trade.echo,
    success_time: beijingRfc3339(trade.paid_at ?? world.clock()),
    payer: { openid: trade.openid },
    amount: { ...money, currency: "CNY", payer_currency: "CNY" },
  }
}

/** GET …/out-trade-no/{} and GET …/id/{} */
export function query(world: World, trade: Trade | undefined, mchid: string | null) {
  checkMchid(world, mchid)
  if (!trade) throw new WechatRefusal("ORDER_NOT_EXIST", "订单不存在")
  return transaction(world, trade)
}

/** POST …/close: closing again is fine, closing what is paid is not. */
export function close(world: World, trade: Trade | undefined, body: unknown): null {
  validate(body, CLOSE)
  checkMchid(world, (body as { mchid: string }).mchid)
  if (!trade) throw new WechatRefusal("ORDER_NOT_EXIST", "订单不存在")
  if (trade.scene === "codepay")
    throw new WechatRefusal("INVALID_REQUEST", "不允许普通关单，只能撤销")
  if (trade.paid_at) throw new WechatRefusal("ORDERPAID", "该订单已支付")
  if (trade.state === "NOTPAY") {
    trade.state = "CLOSED"
    trade.closed_at = world.clock()
  }
  return null
}
