import { GatewayError } from "../../../core/errors"
import { appIdFor } from "../../wechat/apps"
import { BARCODE_LIFE_MS } from "../../wechat/barcode-life"
import { isPaymentCode } from "../../wechat/facts"
import { isUserPaying } from "../codes"
import { orderContent, type WechatV2Scene } from "./scene"

/**
 * 付款码支付: the shop reads the code on the shopper's phone. Nothing is notified: the sweep and the
 * waiting client ask how it ended.
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011937125
 */
export const barcode: WechatV2Scene = {
  terms: { needs: { authCode: isPaymentCode }, lifeMs: BARCODE_LIFE_MS },
  async create({ client, apps }, trade) {
    // A code is read now or never; its order knows no end.
    const { time_expire: _, ...content } = orderContent(trade)
    const fields = { ...content, auth_code: trade.authCode ?? "" }
    try {
      await client.call("/pay/micropay", fields, { appId: appIdFor(apps, trade.scene) })
    } catch (error) {
      if (!(error instanceof GatewayError && isUserPaying(error.code))) throw error
    }
    return { type: "wait" }
  },
}
