import type { PaymentInstruction } from "../../gateway"
import { returning, tradeContent, type AlipayScene } from "./scene"

/** An address, a form that sends itself, or an address for a frame in the shop's own page. */
export const PAGE_FORMS = ["url", "html", "frame"] as const

/** 前置模式 4: the frame shows nothing but a code of this width, in pixels. */
const FRAME_WIDTH = 200

/**
 * 电脑网站支付: the browser goes to Alipay's cashier and comes back to `return_url`. Alipay creates
 * the trade only when the shopper opens the cashier.
 * @see https://opendocs.alipay.com/open/028r8t
 */
export const page: AlipayScene = {
  terms: { forms: PAGE_FORMS },
  create: async (client, trade, settings): Promise<PaymentInstruction> => {
    const isFrame = trade.form === "frame"
    const content = {
      ...tradeContent(trade),
      product_code: "FAST_INSTANT_TRADE_PAY",
      ...(isFrame ? { qr_pay_mode: "4", qrcode_width: String(FRAME_WIDTH) } : {}),
    }
    const call = ["alipay.trade.page.pay", content, returning(trade, settings)] as const
    if (trade.form === "html") return { type: "html", html: client.pageForm(...call) }
    const url = client.pageUrl(...call)
    return isFrame ? { type: "frame", url, width: FRAME_WIDTH } : { type: "redirect", url }
  },
}
