import type { Bilingual } from "../core/bilingual"
import type { GatewayName } from "../core/trade"

/** What the gateways are called. */
export const NAMES: Readonly<Record<GatewayName, Bilingual>> = {
  alipay: { en: "Alipay", zh: "支付宝" },
  wechat: { en: "WeChat Pay", zh: "微信支付" },
}
