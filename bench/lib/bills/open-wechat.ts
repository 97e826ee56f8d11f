import { createPrivateKey, createPublicKey } from "node:crypto"
import type { Credentials } from "../../../simulator"
import { WechatV3Gateway } from "../../../src/gateways/wechat-v3/gateway"

/** A gateway of the product's, for the merchant of the bench's bills. */
export function openWechat(endpoint: string, { wechat }: Credentials): WechatV3Gateway {
  return new WechatV3Gateway({
    appId: wechat.appId,
    mchId: "1601959334",
    serialNo: wechat.serialNo,
    privateKey: createPrivateKey(wechat.merchant.privateKey),
    apiV3Key: wechat.apiV3Key,
    platformKeys: new Map([[wechat.publicKeyId, createPublicKey(wechat.platform.publicKey)]]),
    endpoint,
    clock: () => new Date(),
    notifyUrl: "http://127.0.0.1/",
  })
}
