import { isAddress } from "../../wechat/facts"
import { withReturn } from "../../wechat/h5-url"
import { given, order, type WechatScene } from "./scene"

/**
 * H5 支付: a phone's browser goes to WeChat. The address lives five minutes.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791834
 */
export const h5: WechatScene = {
  terms: { needs: { clientIp: isAddress } },
  async create(desk, trade) {
    const payer_client_ip = given(trade.clientIp, "the address of the shopper's device")
    const more = { scene_info: { payer_client_ip, h5_info: { type: "Wap" } } }
    const url = await order(desk, trade, { at: "h5", wanted: "h5_url", more })
    return { type: "redirect", url: withReturn(url, trade.returnUrl) }
  },
}
