import { isAddress } from "../../wechat/facts"
import { withReturn } from "../../wechat/h5-url"
import { order, type WechatV2Scene } from "./scene"

/** H5 支付: a phone's browser goes to WeChat, from the address that was named. */
export const h5: WechatV2Scene = {
  terms: { needs: { clientIp: isAddress } },
  async create(desk, trade) {
    const more = { scene_info: JSON.stringify({ h5_info: { type: "Wap" } }) }
    const url = await order(desk, trade, { type: "MWEB", wanted: "mweb_url", more })
    return { type: "redirect", url: withReturn(url, trade.returnUrl) }
  },
}
