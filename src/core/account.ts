import type { GatewayName } from "./trade"

/** Whose account it is, also when it is no longer in the options: its name begins with it. */
export function gatewayNameOf(account: string): GatewayName {
  return account.startsWith("alipay_") ? "alipay" : "wechat"
}
