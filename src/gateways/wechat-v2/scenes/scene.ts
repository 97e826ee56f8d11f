import { formatBeijing } from "../../../core/clock"
import type { NewTrade, PaymentInstruction, SceneTerms } from "../../gateway"
import { walletBytes } from "../../text"
import { appIdFor, type AppIds } from "../../wechat/apps"
import type { CallSigner } from "../client-call"
import { untrusted, type WechatV2Client } from "../client"
import type { Fields } from "../xml"

/** The account as a scene needs it. */
export interface Desk {
  client: WechatV2Client
  apps: AppIds
  mchId: string
  notifyUrl: string
  signer: CallSigner
}

/** How one scene asks WeChat Pay for a trade. Adding a scene is adding a file to this folder. */
export interface WechatV2Scene {
  terms?: SceneTerms
  create(desk: Desk, trade: NewTrade): Promise<PaymentInstruction>
}

/** 终端 IP: where it is not the shopper's, that of whoever asks, which nobody checks. */
const NO_ADDRESS = "127.0.0.1"

/** What every scene says of the trade. */
export function orderContent(trade: NewTrade) {
  return {
    body: walletBytes(trade.subject, 127) || trade.outTradeNo,
    out_trade_no: trade.outTradeNo,
    total_fee: String(trade.total),
    fee_type: "CNY",
    spbill_create_ip: trade.clientIp ?? NO_ADDRESS,
    time_expire: formatBeijing(trade.expiresAt).replace(/\D/g, ""),
  }
}

const UNIFIED_ORDER = "/pay/unifiedorder"

/**
 * 统一下单, and the one member of the answer that the scene is after.
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011935214
 */
export async function order(
  desk: Desk,
  trade: NewTrade,
  { type, wanted, more = {} }: { type: string; wanted: string; more?: Fields }
): Promise<string> {
  const fields = {
    ...orderContent(trade),
    notify_url: desk.notifyUrl,
    trade_type: type,
    ...more,
  }
  const appId = appIdFor(desk.apps, trade.scene)
  const value = (await desk.client.call(UNIFIED_ORDER, fields, { appId }))[wanted]
  if (!value) throw untrusted(UNIFIED_ORDER, "MALFORMED")
  return value
}
