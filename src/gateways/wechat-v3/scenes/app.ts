import { appCall } from "../client-call"
import { order, type WechatScene } from "./scene"

/**
 * APP 支付: a mobile app opens WeChat.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013070347
 */
export const app: WechatScene = {
  async create(desk, trade) {
    const prepayId = await order(desk, trade, { at: "app", wanted: "prepay_id" })
    const { appId, mchId: partnerId } = desk.merchant.client(trade.scene)
    return { type: "wechat_app", params: appCall(desk.pay.signer, appId, { partnerId, prepayId }) }
  },
}
