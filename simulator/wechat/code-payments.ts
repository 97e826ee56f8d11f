import type { Trade } from "../records"
import type { World } from "../world"
import { takeOrder, type Order, type OrderRequest } from "./orders"
import { checkOwner, checkSameOwner, ownerIn } from "./owner"
import { pay } from "./payment"
import { WechatRefusal } from "./refusal"
import { REVERSE, type Party } from "./shapes"
import { transaction } from "./transactions"
import { validate } from "./validate"

/** POST …/codepay: the shopper pays at once, or is asked for the password first. */
export function payByCode(world: World, request: OrderRequest): object {
  const trade = takeOrder(world, request)
  const end = world.codes.takePayment((request.body as Order).payer?.auth_code ?? "")
  if (!end) {
    trade.state = "PAYERROR"
    throw new WechatRefusal("AUTH_CODE_INVALID", "付款码无效，请扫描微信支付被扫条码/二维码")
  }
  if (end === "poor") {
    trade.state = "PAYERROR"
    throw new WechatRefusal("NOT_ENOUGH", "用户账号余额不足")
  }
  if (end === "asks") {
    trade.state = "USERPAYING"
    throw new WechatRefusal("USERPAYING", "需要用户输入支付密码")
  }
  pay(world, trade)
  return transaction(world, trade)
}

/** POST …/reverse: an order that is not paid is closed, and money that has arrived goes back. */
export function reverse(
  world: World,
  trade: Trade | undefined,
  { body, by }: { body: unknown; by: Party }
): object {
  validate(body, REVERSE[by])
  const owner = ownerIn(body as object)
  checkOwner(world, owner)
  if (!trade) throw new WechatRefusal("ORDER_NOT_EXIST", "订单不存在")
  checkSameOwner(trade, owner)
  if (trade.scene !== "codepay") throw new WechatRefusal("INVALID_REQUEST", "仅支持撤销付款码订单")
  if (world.clock().getTime() - trade.created_at.getTime() < world.pace.reverseAfterMs) {
    throw new WechatRefusal("INVALID_REQUEST", "支付后15秒内不允许撤销")
  }
  if (trade.state === "REFUND") throw new WechatRefusal("TRADE_ERROR", "订单已退款")
  trade.state = "REVOKED"
  trade.closed_at = world.clock()
  return { ...trade.owner, out_trade_no: trade.out_trade_no }
}
