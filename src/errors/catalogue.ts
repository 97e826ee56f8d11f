import type { GatewayName } from "../core/trade"
import { ALIPAY } from "./alipay"
import type { ErrorTable } from "./entry"
import { WECHAT_LOGIN } from "./wechat/login"
import { WECHAT_V2 } from "./wechat/v2"
import { WECHAT_V3 } from "./wechat/v3"

/** The languages that the gateways speak. */
export type Dialect = "alipay" | "wechat_v3" | "wechat_v2" | "wechat_login"

/** Every documented code of every call that the plugin makes. */
export const CATALOGUE: Readonly<Record<Dialect, readonly ErrorTable[]>> = {
  alipay: ALIPAY,
  wechat_v3: WECHAT_V3,
  wechat_v2: WECHAT_V2,
  wechat_login: WECHAT_LOGIN,
}

/** For who knows a code and its gateway, but not the API that it came by. */
export const DIALECTS: Readonly<Record<GatewayName, readonly Dialect[]>> = {
  alipay: ["alipay"],
  wechat: ["wechat_v3", "wechat_v2", "wechat_login"],
}
