import { appIdFor } from "../../wechat/apps"
import { appCall } from "../client-call"
import { order, type WechatV2Scene } from "./scene"

/** APP 支付: a mobile app opens WeChat. */
export const app: WechatV2Scene = {
  async create(desk, trade) {
    const prepayId = await order(desk, trade, { type: "APP", wanted: "prepay_id" })
    const appId = appIdFor(desk.apps, trade.scene)
    const params = appCall(desk.signer, appId, { partnerId: desk.mchId, prepayId })
    return { type: "wechat_app", params }
  },
}
