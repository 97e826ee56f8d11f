import type { GatewayName } from "../../../core/trade"

/** `alipay_main` is an account at Alipay, also when the shop has given it up. */
export function gatewayOf(account: string): GatewayName {
  return account.startsWith("alipay_") ? "alipay" : "wechat"
}
