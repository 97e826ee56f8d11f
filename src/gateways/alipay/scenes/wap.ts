import { returning, tradeContent, type AlipayScene } from "./scene"

/**
 * 手机网站支付: the phone's browser opens the wallet. `quit_url` is where a shopper who gives up goes;
 * on an iPhone the wallet never returns, so the page that started the payment must go on waiting.
 * @see https://opendocs.alipay.com/open/02np8k
 */
export const wap: AlipayScene = {
  create: async (client, trade, settings) => ({
    type: "redirect",
    url: client.pageUrl(
      "alipay.trade.wap.pay",
      {
        ...tradeContent(trade),
        product_code: "QUICK_WAP_WAY",
        ...(trade.returnUrl ? { quit_url: trade.returnUrl } : {}),
      },
      returning(trade, settings)
    ),
  }),
}
