import { tradeContent, type AlipayScene } from "./scene"

/**
 * APP 支付: an order string that the merchant's app hands to Alipay's SDK. What the SDK answers in the
 * app proves nothing.
 * @see https://opendocs.alipay.com/open/02e7gq
 */
export const app: AlipayScene = {
  create: async (client, trade, { notifyUrl }) => ({
    type: "alipay_app",
    order_string: client.orderString(
      "alipay.trade.app.pay",
      { ...tradeContent(trade), product_code: "QUICK_MSECURITY_PAY" },
      { notify_url: notifyUrl }
    ),
  }),
}
