import type { Clock } from "../../../core/clock"
import { formatBeijingRfc3339 } from "../../../core/clock"
import type { NewTrade, PaymentInstruction, SceneTerms } from "../../gateway"
import { text } from "../../record"
import { walletBytes } from "../../text"
import { malformed, openAnswer, requestIdOf } from "../answer"
import type { Merchant } from "../merchant"
import type { SafeWxPay } from "../pay"

/** The account as a scene needs it. */
export interface Desk {
  pay: SafeWxPay
  merchant: Merchant
  notifyUrl: string
  /** The shop where payment codes are read. */
  storeId: string
  clock: Clock
}

/** How one scene asks WeChat Pay for a trade. Adding a scene is adding a file to this folder. */
export interface WechatScene {
  terms?: SceneTerms
  create(desk: Desk, trade: NewTrade): Promise<PaymentInstruction>
}

type Content = Readonly<Record<string, unknown>>

/** What every scene says of the trade. */
export function orderContent({ merchant }: Desk, trade: NewTrade): Content {
  return {
    ...merchant.owner(trade.scene),
    description: walletBytes(trade.subject, 127) || trade.outTradeNo,
    out_trade_no: trade.outTradeNo,
    amount: { total: trade.total, currency: "CNY" },
  }
}

/** Orders, and gives the one member of the answer that the scene is after. */
export async function order(
  desk: Desk,
  trade: NewTrade,
  { at, wanted, more = {} }: { at: string; wanted: string; more?: Content }
): Promise<string> {
  const operation = `create ${trade.scene}`
  const output = await desk.pay.send("POST", `${desk.merchant.path}/${at}`, {
    ...orderContent(desk, trade),
    time_expire: formatBeijingRfc3339(trade.expiresAt),
    notify_url: desk.notifyUrl,
    ...more,
  })
  const value = text(openAnswer(output, operation), wanted)
  if (!value) throw malformed(operation, requestIdOf(output))
  return value
}

/** A fact that the client's choice was checked for before. */
export function given(value: string | undefined, name: string): string {
  if (!value) throw new TypeError(`the scene was asked for without ${name}`)
  return value
}
