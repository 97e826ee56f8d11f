import { randomBytes } from "node:crypto"
import type { Clock } from "../../core/clock"

type Params = Readonly<Record<string, string>>

/** With what the merchant's key signs: SHA256 with RSA, in base64. */
export interface CallSigner {
  sign(text: string): string
  clock: Clock
}

/**
 * The arguments with which a page in WeChat or a mini program opens the cashier.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012365339
 */
export function jsapiCall(signer: CallSigner, appId: string, prepayId: string): Params {
  const { timestamp, nonce } = fresh(signer)
  const prepared = `prepay_id=${prepayId}`
  return {
    appId,
    timeStamp: timestamp,
    nonceStr: nonce,
    package: prepared,
    signType: "RSA",
    paySign: signer.sign(`${appId}\n${timestamp}\n${nonce}\n${prepared}\n`),
  }
}

/** A mini program is its own app: `wx.requestPayment` takes no `appId`. */
export function miniCall(signer: CallSigner, appId: string, prepayId: string): Params {
  const { appId: _, ...params } = jsapiCall(signer, appId, prepayId)
  return params
}

/**
 * The arguments of a mobile app's SDK; iOS and Android rename `package` themselves. Unlike on a page,
 * the number is signed without `prepay_id=`.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012365340
 */
export function appCall(
  signer: CallSigner,
  appId: string,
  { partnerId, prepayId }: { partnerId: string; prepayId: string }
): Params {
  const { timestamp, nonce } = fresh(signer)
  return {
    appid: appId,
    partnerid: partnerId,
    prepayid: prepayId,
    package: "Sign=WXPay",
    noncestr: nonce,
    timestamp,
    sign: signer.sign(`${appId}\n${timestamp}\n${nonce}\n${prepayId}\n`),
  }
}

function fresh({ clock }: CallSigner): { timestamp: string; nonce: string } {
  const timestamp = Math.floor(clock().getTime() / 1_000).toString()
  return { timestamp, nonce: randomBytes(16).toString("hex") }
}
