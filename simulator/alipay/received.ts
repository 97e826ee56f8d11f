import type { World } from "../world"
import { authorisedApp } from "./authorisation"
import { AlipayRefusal } from "./codes"
import type { Order } from "./orders"
import { bizContent, type Params } from "./protocol"
import { invalid } from "./rules"
import { namedTrade } from "./trade"

/** What a call orders, and in whose name. */
export function orderIn(world: World, params: Params): Order {
  return {
    biz: bizContent(params, world.credentials.alipay.encryptKey),
    notifyUrl: params["notify_url"] || null,
    returnUrl: params["return_url"] || null,
    authAppId: authorisedApp(world, params),
  }
}

export function checkSeller(world: World, { biz }: Order): void {
  const seller = biz["seller_id"]
  if (seller && seller !== world.credentials.alipay.sellerId) throw invalid("seller_id与商户不符")
}

/** Nobody sees what was made in another merchant's name. */
export function checkSameApp(world: World, { authAppId, biz }: Order): void {
  const isNamed = biz["trade_no"] ?? biz["out_trade_no"]
  const trade = isNamed ? namedTrade(world, biz) : undefined
  if (trade && trade.owner?.auth_app_id !== authAppId) {
    throw new AlipayRefusal("ACQ.TRADE_NOT_EXIST")
  }
}
