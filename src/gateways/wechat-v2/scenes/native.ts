import { order, type WechatV2Scene } from "./scene"

/** 扫码支付: a code that the shopper scans from the screen. `product_id` is ours to choose. */
export const native: WechatV2Scene = {
  async create(desk, trade) {
    const more = { product_id: trade.outTradeNo }
    return {
      type: "qr",
      code: await order(desk, trade, { type: "NATIVE", wanted: "code_url", more }),
    }
  },
}
