import { formatYuan } from "../../../core/money"
import type { NewTrade } from "../../gateway"
import { text } from "../../record"
import { walletText } from "../../text"
import { untrusted } from "../answer"
import type { BizContent } from "../signer"
import type { AlipayScene } from "./scene"

const VOUCHER = "alipay.fund.auth.order.voucher.create"

/** 支付宝预授权: the first form is the default. */
export const PREAUTH_FORMS = ["qr", "app"] as const

/**
 * The product by which money is frozen, and by which it must be captured again: another one is
 * refused with `ACQ.PRE_AUTH_PROD_CODE_INCONSISTENT`.
 */
export function preauthProduct(form: string | null | undefined): string {
  return form === "app" ? "PREAUTH_PAY" : "PRE_AUTH"
}

/**
 * Freezes money: a code that the shopper scans, or an order string for the merchant's own app.
 * @see https://opendocs.alipay.com/open/064jhj
 */
export const preauth: AlipayScene = {
  terms: { forms: PREAUTH_FORMS },
  create: async (client, trade, { notifyUrl, sellerId, clock }) => {
    const content = {
      ...freezeContent(trade, clock()),
      ...(sellerId ? { payee_user_id: sellerId } : {}),
    }
    const extra = { notify_url: notifyUrl }
    if (trade.form === "app") {
      const order = client.orderString("alipay.fund.auth.order.app.freeze", content, extra)
      return { type: "alipay_app", order_string: order }
    }
    const answer = await client.call(VOUCHER, content, extra)
    const code = text(answer, "code_value")
    if (!code) throw untrusted(VOUCHER, "MALFORMED", "the answer carries no code")
    return { type: "qr", code }
  },
}

/** Alipay takes no moment here, only a number of minutes from the request on. */
function freezeContent(trade: NewTrade, now: Date): BizContent {
  const minutes = Math.max(1, Math.floor((trade.expiresAt.getTime() - now.getTime()) / 60_000))
  return {
    out_order_no: trade.outTradeNo,
    out_request_no: trade.outTradeNo,
    order_title: walletText(trade.subject, 50) || trade.outTradeNo,
    amount: formatYuan(trade.total),
    product_code: preauthProduct(trade.form),
    timeout_express: `${minutes}m`,
  }
}
