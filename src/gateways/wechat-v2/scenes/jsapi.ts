import type { NewTrade } from "../../gateway"
import { appIdFor } from "../../wechat/apps"
import { isOpenid } from "../../wechat/facts"
import { jsapiCall, miniCall } from "../client-call"
import { order, type Desk, type WechatV2Scene } from "./scene"

function prepare(desk: Desk, trade: NewTrade): Promise<string> {
  const more = { openid: trade.openid ?? "" }
  return order(desk, trade, { type: "JSAPI", wanted: "prepay_id", more })
}

/** JSAPI 支付: a page inside WeChat opens the cashier. */
export const jsapi: WechatV2Scene = {
  terms: { needs: { openid: isOpenid } },
  async create(desk, trade) {
    const appId = appIdFor(desk.apps, trade.scene)
    const params = jsapiCall(desk.signer, appId, await prepare(desk, trade))
    return { type: "wechat_jsapi", params }
  },
}

/** 小程序支付. */
export const mini: WechatV2Scene = {
  terms: { needs: { openid: isOpenid } },
  async create(desk, trade) {
    const appId = appIdFor(desk.apps, trade.scene)
    const params = miniCall(desk.signer, appId, await prepare(desk, trade))
    return { type: "wechat_mini", params }
  },
}
