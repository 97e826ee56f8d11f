import { beijingDateTime } from "../clock"
import { yuan } from "../money"
import type { World } from "../world"
import { BUYER, OPEN_ID } from "./buyer"
import { AlipayRefusal, success, type Fields } from "./codes"
import { openCashier, type Order } from "./orders"
import { pay } from "./payment"
import { invalid } from "./rules"

/** alipay.trade.create: the trade is there at once, for one buyer. */
export function createTrade(world: World, order: Order): Fields {
  const { buyer_id: buyerId, buyer_open_id: openId, op_app_id: appId } = order.biz
  if (!buyerId && !openId) throw invalid("buyer_id和buyer_open_id不能同时为空")
  if (buyerId ? buyerId !== BUYER.buyer_id : openId !== OPEN_ID) {
    throw new AlipayRefusal("ACQ.BUYER_NOT_EXIST")
  }
  if (appId !== world.credentials.alipay.appId) throw new AlipayRefusal("ACQ.UNBOUND_APPLICATION")
  const { out_trade_no, gateway_trade_no } = openCashier(world, order, "create")
  return success({ out_trade_no, trade_no: gateway_trade_no })
}

/** alipay.trade.pay with a payment code: paid at once, or after a question on the phone (`10003`). */
export function payByCode(world: World, order: Order): Fields {
  const end = world.codes.takePayment(String(order.biz["auth_code"]))
  if (!end) throw new AlipayRefusal("ACQ.PAYMENT_AUTH_CODE_INVALID")
  if (end === "poor") throw new AlipayRefusal("ACQ.BUYER_BALANCE_NOT_ENOUGH")
  const trade = openCashier(world, order, "barcode")
  const named = { out_trade_no: trade.out_trade_no, trade_no: trade.gateway_trade_no }
  if (end === "asks") return { code: "10003", msg: "order success pay inprocess", ...named }
  pay(world, trade)
  return success({
    ...named,
    buyer_logon_id: BUYER.buyer_logon_id,
    buyer_user_id: BUYER.buyer_id,
    total_amount: yuan(trade.amount_fen),
    gmt_payment: beijingDateTime(trade.paid_at ?? trade.created_at),
  })
}
