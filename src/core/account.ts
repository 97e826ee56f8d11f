import type { GatewayName } from "./trade"

/** What an account is called: its provider's id in Medusa without `pp_`. */
export function accountName(gateway: GatewayName, id: string): string {
  return `${gateway}_${id}`
}

/** Whose account it is, also when it is no longer in the options. */
export function gatewayOf(account: string): GatewayName {
  return account.startsWith("alipay_") ? "alipay" : "wechat"
}
