import { gateway, SERIAL, signed } from "./keys"

export const CODE = "https://qr.alipay.com/bavh4wjlxf12tper3a"

/** What Alipay signs of its answer to a new order. */
export const alipayNode = JSON.stringify({ code: "10000", msg: "Success", qr_code: CODE })
export const alipaySignature = signed(alipayNode, gateway)
export const alipayAnswer = `{"alipay_trade_precreate_response":${alipayNode},"sign":"${alipaySignature}"}`

export const wechatAnswer = JSON.stringify({ code_url: "weixin://wxpay/bizpayurl?pr=abcdefg" })
const NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242"

/** What WeChat Pay signs of an answer that it gives at a moment. */
export function wechatText(at: number): string {
  return `${at}\n${NONCE}\n${wechatAnswer}\n`
}

export function wechatHeaders(at: number): Record<string, string> {
  return {
    "content-type": "application/json",
    "wechatpay-timestamp": String(at),
    "wechatpay-nonce": NONCE,
    "wechatpay-serial": SERIAL,
    "wechatpay-signature": signed(wechatText(at), gateway),
  }
}
