import { Badge } from "@medusajs/ui"
import type { Gateway } from "./api/common"
import { useText } from "./hooks/use-text"

/** An account is called after its gateway: `wechat_main`. */
export function gatewayOf(account: string): Gateway {
  return account.startsWith("alipay") ? "alipay" : "wechat"
}

/** Whose account it is, in words. */
export function AccountName({ account }: { account: string }) {
  const { text } = useText()
  return (
    <span className="flex min-w-0 items-center gap-x-2">
      <span>{text(`common.gateways.${gatewayOf(account)}`)}</span>
      <Badge size="2xsmall" className="truncate">
        {account}
      </Badge>
    </span>
  )
}
