import { beijingRfc3339 } from "../clock"
import type { Trade } from "../records"
import type { World } from "../world"
import { WechatRefusal } from "./refusal"
import { openidOf } from "./login"
import { checkSameOwner, ownerIn, type Owner } from "./owner"
import { CLOSE, type Party } from "./shapes"
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

/** A provider learns the openid of its own app, and that of the sub-merchant's app where there is one. */
function payerOf({ owner = {}, openid }: Trade): Record<string, string | undefined> {
  if (!owner.sp_mchid) return { openid }
  return owner.sub_appid
    ? { sp_openid: openidOf(owner.sp_appid ?? ""), sub_openid: openid }
    : { sp_openid: openid }
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
    payer: payerOf(trade),
    amount: { ...money, currency: "CNY", payer_currency: "CNY" },
  }
}

/** GET …/out-trade-no/{} and GET …/id/{} */
export function query(world: World, trade: Trade | undefined, owner: Owner) {
  checkMchid(world, owner.mchid ?? owner.sp_mchid)
  if (!trade) throw new WechatRefusal("ORDER_NOT_EXIST", "订单不存在")
  checkSameOwner(trade, owner)
  return transaction(world, trade)
}

/** POST …/close: closing again is fine, closing what is paid is not. */
export function close(
  world: World,
  trade: Trade | undefined,
  { body, by }: { body: unknown; by: Party }
): null {
  validate(body, CLOSE[by])
  const owner = ownerIn(body as object)
  checkMchid(world, owner.mchid ?? owner.sp_mchid)
  if (!trade) throw new WechatRefusal("ORDER_NOT_EXIST", "订单不存在")
  checkSameOwner(trade, owner)
  if (trade.scene === "codepay")
    throw new WechatRefusal("INVALID_REQUEST", "不允许普通关单，只能撤销")
  if (trade.paid_at) throw new WechatRefusal("ORDERPAID", "该订单已支付")
  if (trade.state === "NOTPAY") {
    trade.state = "CLOSED"
    trade.closed_at = world.clock()
  }
  return null
}
