import { openAnswer } from "../answer"
import { isUserPaying } from "../codes"
import { BARCODE_LIFE_MS } from "../../wechat/barcode-life"
import { isPaymentCode } from "../../wechat/facts"
import { given, orderContent, type WechatScene } from "./scene"

/**
 * 付款码支付: the shop reads the code on the shopper's phone. Nothing is notified: the sweep and the
 * waiting client ask how it ended.
 * @see https://pay.weixin.qq.com/docs/merchant/apis/code-payment-v3/direct/code-pay.html
 */
export const barcode: WechatScene = {
  terms: { needs: { authCode: isPaymentCode }, lifeMs: BARCODE_LIFE_MS },
  async create(desk, trade) {
    const output = await desk.pay.send("POST", `${desk.merchant.path}/codepay`, {
      ...orderContent(desk, trade),
      payer: { auth_code: given(trade.authCode, "a payment code") },
      scene_info: { store_info: { out_id: desk.storeId } },
    })
    // 202 USERPAYING: the shopper is asked for the password. That is how it should go.
    if (!isUserPaying(output)) openAnswer(output, "create barcode")
    return { type: "wait" }
  },
}
