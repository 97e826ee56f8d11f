import { formatBeijing, type Clock } from "../../../core/clock"
import { formatYuan } from "../../../core/money"
import type { NewTrade, PaymentInstruction } from "../../gateway"
import { walletText } from "../../text"
import type { AlipayClient } from "../client"
import type { BizContent } from "../signer"

/** What a scene needs to know of the account. */
export interface SceneSettings {
  notifyUrl: string
  sellerId?: string
  clock: Clock
}

/** How one scene asks Alipay for a trade. Adding a scene is adding a file to this folder. */
export type AlipayScene = (
  client: AlipayClient,
  trade: NewTrade,
  settings: SceneSettings
) => Promise<PaymentInstruction>

/** What every scene says of the trade. `time_expire` is absolute, and the code dies with it. */
export function tradeContent(trade: NewTrade): BizContent {
  return {
    out_trade_no: trade.outTradeNo,
    total_amount: formatYuan(trade.total),
    subject: walletText(trade.subject, 256) || trade.outTradeNo,
    time_expire: formatBeijing(trade.expiresAt),
  }
}
