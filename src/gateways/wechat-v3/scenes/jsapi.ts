import type { NewTrade } from "../../gateway"
import { jsapiCall, miniCall } from "../client-call"
import { isOpenid } from "../../wechat/facts"
import { given, order, type Desk, type WechatScene } from "./scene"

/** The order of both: a mini program is a page as far as WeChat Pay is concerned. */
function prepare(desk: Desk, trade: NewTrade): Promise<string> {
  const payer = desk.merchant.payer(given(trade.openid, "an openid"))
  return order(desk, trade, { at: "jsapi", wanted: "prepay_id", more: { payer } })
}

/**
 * JSAPI 支付: a page inside WeChat opens the cashier.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791870
 */
export const jsapi: WechatScene = {
  terms: { needs: { openid: isOpenid } },
  async create(desk, trade) {
    const { appId } = desk.merchant.client(trade.scene)
    const params = jsapiCall(desk.pay.signer, appId, await prepare(desk, trade))
    return { type: "wechat_jsapi", params }
  },
}

/**
 * 小程序支付.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791894
 */
export const mini: WechatScene = {
  terms: { needs: { openid: isOpenid } },
  async create(desk, trade) {
    const { appId } = desk.merchant.client(trade.scene)
    const params = miniCall(desk.pay.signer, appId, await prepare(desk, trade))
    return { type: "wechat_mini", params }
  },
}
