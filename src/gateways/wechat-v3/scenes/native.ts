import { order, type WechatScene } from "./scene"

/**
 * Native 支付: a code that the shopper scans from the screen; it lives two hours at most.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791877
 */
export const native: WechatScene = {
  create: async (desk, trade) => ({
    type: "qr",
    code: await order(desk, trade, { at: "native", wanted: "code_url" }),
  }),
}
