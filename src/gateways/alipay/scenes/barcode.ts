import { didNothing, GatewayError } from "../../../core/errors"
import { tradeContent, type AlipayScene } from "./scene"

/**
 * Asked every few seconds for up to a minute, and then taken back at once after the last question.
 * @see https://opendocs.alipay.com/open/00f7ns
 */
const LIFE_MS = 60_000

/** 25～30 开头的长度为 16~24 位的数字 */
export function isPaymentCode(code: string): boolean {
  return /^(2[5-9]|30)\d{14,22}$/.test(code)
}

/**
 * 当面付 条码支付: the shop reads the code on the shopper's phone. `10003` means that the shopper is
 * asked for the password; that, and every answer that is none, is found out by asking.
 * @see https://opendocs.alipay.com/open/02ekfp
 */
export const barcode: AlipayScene = {
  terms: { needs: { authCode: isPaymentCode }, lifeMs: LIFE_MS },
  create: async (client, trade, { notifyUrl }) => {
    const { time_expire: _, ...content } = tradeContent(trade)
    try {
      await client.call(
        "alipay.trade.pay",
        {
          ...content,
          // Alipay knows no shorter time; the payment is taken back by us before.
          timeout_express: "1m",
          product_code: "FACE_TO_FACE_PAYMENT",
          scene: "bar_code",
          auth_code: trade.authCode ?? "",
        },
        { notify_url: notifyUrl }
      )
    } catch (error) {
      if (!(error instanceof GatewayError) || didNothing(error)) throw error
    }
    return { type: "wait" }
  },
}
