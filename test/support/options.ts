import type { AlipayOptions, CnpayOptions, WechatV3Options } from "../../src/config"
import { gateway, merchant, pem } from "./keys"
import { SERIAL, wechatSettings } from "./wechat"

export const alipayOptions: AlipayOptions = {
  appId: "2021000000000001",
  sellerId: "2088000000000001",
  privateKey: pem(merchant.privateKey),
  alipayPublicKey: pem(gateway.publicKey),
}

export const wechatOptions: WechatV3Options = {
  mchId: wechatSettings.mchId,
  appId: wechatSettings.appId,
  serialNo: wechatSettings.serialNo,
  privateKey: pem(merchant.privateKey),
  apiV3Key: wechatSettings.apiV3Key,
  publicKeyId: SERIAL,
  publicKey: pem(gateway.publicKey),
}

export const cnpayOptions: CnpayOptions = {
  notifyBaseUrl: "https://shop.test",
  storefrontUrl: "https://www.shop.test/",
  alipay: [alipayOptions],
  wechat: [wechatOptions],
}
