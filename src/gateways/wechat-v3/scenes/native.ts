import { formatBeijingRfc3339 } from "../../../core/clock"
import { text } from "../../record"
import { walletText } from "../../text"
import { malformed, openAnswer } from "../answer"
import type { WechatScene } from "./scene"

/**
 * Native 支付: a code that the shopper scans from the screen; it lives two hours at most.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791877
 */
export const native: WechatScene = async (pay, trade, notifyUrl) => {
  const output = await pay.transactions_native({
    description: walletText(trade.subject, 127) || trade.outTradeNo,
    out_trade_no: trade.outTradeNo,
    time_expire: formatBeijingRfc3339(trade.expiresAt),
    notify_url: notifyUrl,
    amount: { total: trade.total, currency: "CNY" },
  })
  const code = text(openAnswer(output, "create native"), "code_url")
  if (!code) throw malformed("create native")
  return { type: "qr", code }
}
