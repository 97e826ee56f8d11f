import { createPublicKey } from "node:crypto"
import { AlipaySdk } from "alipay-sdk"
import WxPay from "wechatpay-node-v3"
import type { IPayRequest } from "wechatpay-node-v3/dist/define"
import { PayRequest } from "wechatpay-node-v3/dist/lib/pay-request"
import type { AlipaySettings } from "../../../src/gateways/alipay/options"
import type { WechatSettings } from "../../../src/gateways/wechat-v3/options"
import { merchant, privatePem, SERIAL } from "./keys"

/** Where the gateways are, and by whose key (PEM) their answers are verified. */
export interface Place {
  url: string
  publicKey: string
}

export const NOTIFY_URL = "https://shop.example/hooks/cnpay/main"

const clock = () => new Date()
const appId = "2021000000000001"
const wechatIds = { appId: "wx2421b1c4370ec43b", mchId: "1900000109", serialNo: "1DDE55AD98ED71D6" }

export function alipaySettings({ url, publicKey }: Place): AlipaySettings {
  const { privateKey } = merchant
  const endpoint = `${url}/gateway.do`
  return {
    ...{ appId, privateKey, endpoint, clock },
    alipayPublicKey: createPublicKey(publicKey),
    notifyUrl: NOTIFY_URL,
  }
}

export function wechatSettings({ url, publicKey }: Place): WechatSettings {
  return {
    ...wechatIds,
    privateKey: merchant.privateKey,
    apiV3Key: "0".repeat(32),
    platformKeys: new Map([[SERIAL, createPublicKey(publicKey)]]),
    endpoint: url,
    notifyUrl: NOTIFY_URL,
    clock,
  }
}

/** As its README says to make one. */
export function stockAlipay({ url, publicKey }: Place): AlipaySdk {
  return new AlipaySdk({
    appId,
    privateKey: privatePem(merchant, "pkcs1"),
    alipayPublicKey: publicKey,
    gateway: `${url}/gateway.do`,
  })
}

/** As its README says, and with its own transport, but for the host that it has written in. */
export function stockWechat({ url, publicKey }: Place): WxPay {
  const pay = new WxPay({
    appid: wechatIds.appId,
    mchid: wechatIds.mchId,
    serial_no: wechatIds.serialNo,
    publicKey: Buffer.from(publicKey),
    privateKey: Buffer.from(privatePem(merchant, "pkcs8")),
  })
  const its = new PayRequest()
  const here = (address: string) => address.replace("https://api.mch.weixin.qq.com", url)
  const transport: IPayRequest = {
    get: (address, headers) => its.get(here(address), headers),
    post: (address, params, headers) => its.post(here(address), params, headers),
    upload: (address, params, headers) => its.upload(address, params, headers),
  }
  pay.createHttp(transport)
  return pay
}
