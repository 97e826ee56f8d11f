import { randomBytes } from "node:crypto"
import type { Clock } from "../../core/clock"
import { signFields, type SignType } from "./sign"
import type { Fields } from "./xml"

export interface CallSigner {
  apiKey: string
  /** As in the order: WeChat compares. */
  signType: SignType
  clock: Clock
}

/**
 * The arguments with which a page in WeChat or a mini program opens the cashier. `signType` is signed.
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011935218
 */
export function jsapiCall(signer: CallSigner, appId: string, prepayId: string): Fields {
  const { timestamp, nonce } = fresh(signer)
  const params = {
    appId,
    timeStamp: timestamp,
    nonceStr: nonce,
    package: `prepay_id=${prepayId}`,
    signType: signer.signType,
  }
  return { ...params, paySign: signFields(params, signer.apiKey, signer.signType) }
}

/** A mini program is its own app: `wx.requestPayment` takes no `appId`, which is signed all the same. */
export function miniCall(signer: CallSigner, appId: string, prepayId: string): Fields {
  const { appId: _, ...params } = jsapiCall(signer, appId, prepayId)
  return params
}

/** The arguments of a mobile app's SDK. @see https://pay.weixin.qq.com/doc/v2/merchant/4011940301 */
export function appCall(
  signer: CallSigner,
  appId: string,
  { partnerId, prepayId }: { partnerId: string; prepayId: string }
): Fields {
  const { timestamp, nonce } = fresh(signer)
  const params = {
    appid: appId,
    partnerid: partnerId,
    prepayid: prepayId,
    package: "Sign=WXPay",
    noncestr: nonce,
    timestamp,
  }
  return { ...params, sign: signFields(params, signer.apiKey, signer.signType) }
}

function fresh({ clock }: CallSigner): { timestamp: string; nonce: string } {
  const timestamp = Math.floor(clock().getTime() / 1_000).toString()
  return { timestamp, nonce: randomBytes(16).toString("hex") }
}
