import { isIP } from "node:net"

/** @see https://developers.weixin.qq.com/doc/oplatform/Website_App/WeChat_Login/Wechat_Login.html */
export function isOpenid(text: string): boolean {
  return /^[0-9A-Za-z_-]{6,128}$/.test(text)
}

/** IPv4 or IPv6, without a zone: the field takes 45 characters. */
export function isAddress(text: string): boolean {
  return isIP(text) !== 0 && text.length <= 45
}

/** 18 digits that begin with 10 to 15. @see https://pay.weixin.qq.com/doc/v2/merchant/4011937125 */
export function isPaymentCode(text: string): boolean {
  return /^1[0-5]\d{16}$/.test(text)
}
