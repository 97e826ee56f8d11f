import { tradeContent, type AlipayScene } from "./scene"

/**
 * 电脑网站支付: the browser goes to Alipay's cashier and comes back to `return_url`. Alipay creates
 * the trade only when the shopper opens the cashier.
 * @see https://opendocs.alipay.com/open/028r8t
 */
export const page: AlipayScene = async (client, trade, { notifyUrl }) => ({
  type: "redirect",
  url: client.pageUrl(
    "alipay.trade.page.pay",
    { ...tradeContent(trade), product_code: "FAST_INSTANT_TRADE_PAY" },
    { notify_url: notifyUrl, ...(trade.returnUrl ? { return_url: trade.returnUrl } : {}) }
  ),
})
