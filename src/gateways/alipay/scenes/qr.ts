import { text } from "../../record"
import { untrusted } from "../answer"
import { tradeContent, type AlipayScene } from "./scene"

const METHOD = "alipay.trade.precreate"

/**
 * 订单码支付: a code that the shopper scans from the screen. One code per number: Alipay refuses to
 * make a second one (`ACQ.APPLY_PC_MERCHANT_CODE_ERROR`).
 * @see https://opendocs.alipay.com/open/05osv9
 */
export const qr: AlipayScene = {
  create: async (client, trade, { notifyUrl }) => {
    const answer = await client.call(
      METHOD,
      { ...tradeContent(trade), product_code: "QR_CODE_OFFLINE" },
      { notify_url: notifyUrl }
    )
    const code = text(answer, "qr_code")
    if (!code) throw untrusted(METHOD, "MALFORMED", "the answer carries no code")
    return { type: "qr", code }
  },
}
