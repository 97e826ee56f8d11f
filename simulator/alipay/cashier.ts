import { beijingDateTime } from "../clock"
import type { Answer } from "../http"
import { yuan } from "../money"
import type { Trade } from "../records"
import type { World } from "../world"
import type { AlipayRefusal } from "./codes"
import { notificationText, rsa2 } from "./sign"

/** Where the browser goes after payment: the shop's page, with signed parameters and no trade status. */
export function returnAddress(world: World, trade: Trade): string | null {
  if (!trade.return_url) return null
  const { appId, sellerId } = world.credentials.alipay
  const { privateKey } = world.alipay.signer(world.alipay.usesCertificates)
  const params: Record<string, string> = {
    app_id: appId,
    auth_app_id: trade.owner?.auth_app_id ?? appId,
    charset: "utf-8",
    method: `alipay.trade.${trade.scene}.pay.return`,
    out_trade_no: trade.out_trade_no,
    seller_id: sellerId,
    timestamp: beijingDateTime(world.clock()),
    total_amount: yuan(trade.amount_fen),
    trade_no: trade.gateway_trade_no ?? "",
    version: "1.0",
  }
  const sign = rsa2(notificationText(params), privateKey)
  const address = new URL(trade.return_url)
  for (const [name, value] of Object.entries({ ...params, sign, sign_type: "RSA2" })) {
    address.searchParams.append(name, value)
  }
  return address.href
}

/**
 * A page call that is refused answers the shopper's browser, not the shop. The real page is GBK; written in
 * character references its bytes are the same in any charset.
 */
export function errorPage({ subCode, message }: AlipayRefusal): Answer {
  const short = subCode.replace(/^isv\./, "")
  const text = `调试错误，请回到请求来源地，重新发起请求。错误代码 ${short} 错误原因: ${message}`
  const body = `<!DOCTYPE html><html><head><title>${ascii("支付宝")}</title></head><body>${ascii(text)}</body></html>`
  return { status: 200, headers: { "content-type": "text/html;charset=GBK" }, body }
}

function ascii(text: string): string {
  const escaped = text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
  return escaped.replace(/[^\x20-\x7e]/gu, (character) => `&#${character.codePointAt(0)};`)
}
