import { formatBeijing, type Clock } from "../../../core/clock"
import { formatYuan } from "../../../core/money"
import type { NewTrade, PaymentInstruction, SceneTerms } from "../../gateway"
import { walletText } from "../../text"
import type { AlipayClient } from "../client"
import type { BizContent } from "../signer"

/** What a scene needs to know of the account. */
export interface SceneSettings {
  appId: string
  notifyUrl: string
  sellerId?: string
  clock: Clock
}

/** How one scene asks Alipay for a trade. Adding a scene is adding a file to this folder. */
export interface AlipayScene {
  terms?: SceneTerms
  create(
    client: AlipayClient,
    trade: NewTrade,
    settings: SceneSettings
  ): Promise<PaymentInstruction>
}

/** Where Alipay tells the shop, and where it sends the browser. */
export function returning(trade: NewTrade, { notifyUrl }: SceneSettings): Record<string, string> {
  return { notify_url: notifyUrl, ...(trade.returnUrl ? { return_url: trade.returnUrl } : {}) }
}

/** What every scene says of the trade. `time_expire` is absolute, and the code dies with it. */
export function tradeContent(trade: NewTrade): BizContent {
  return {
    out_trade_no: trade.outTradeNo,
    total_amount: formatYuan(trade.total),
    subject: walletText(trade.subject, 256) || trade.outTradeNo,
    time_expire: formatBeijing(trade.expiresAt),
  }
}
