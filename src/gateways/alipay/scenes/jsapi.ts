import { text } from "../../record"
import { untrusted } from "../answer"
import { buyerField, isBuyer } from "../buyer"
import { tradeContent, type AlipayScene } from "./scene"

const METHOD = "alipay.trade.create"

/**
 * JSAPI 支付, in a mini program or in a page inside Alipay: `my.tradePay({ tradeNO })` opens the cashier
 * for the buyer whom the trade names.
 * @see https://opendocs.alipay.com/mini/05x9kv
 */
export const jsapi: AlipayScene = {
  terms: { needs: { openid: isBuyer } },
  create: async (client, trade, { notifyUrl, appId }) => {
    const answer = await client.call(
      METHOD,
      {
        ...tradeContent(trade),
        product_code: "JSAPI_PAY",
        op_app_id: appId,
        ...buyerField(trade.openid ?? ""),
      },
      { notify_url: notifyUrl }
    )
    const tradeNo = text(answer, "trade_no")
    if (!tradeNo || answer.out_trade_no !== trade.outTradeNo) {
      throw untrusted(METHOD, "MALFORMED", "the answer does not describe the trade")
    }
    return { type: "alipay_trade", trade_no: tradeNo }
  },
}
