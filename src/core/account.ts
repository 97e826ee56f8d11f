import type { GatewayName } from "./trade"

/** The gateway of an account such as `alipay_main`, also of one that is configured no longer. */
export function gatewayOf(account: string): GatewayName {
  return account.startsWith("alipay_") ? "alipay" : "wechat"
}
