import { CnpayProvider } from "../provider"

/** `pp_wechat_<id>`. */
export class WechatProvider extends CnpayProvider {
  static override identifier = "wechat"
}
