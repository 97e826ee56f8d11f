import { createCipheriv, createHash, createHmac } from "node:crypto"
import type { RawNotification } from "../../src/gateways/gateway"
import type { WechatV2Settings } from "../../src/gateways/wechat-v2/options"
import { NOW, wechatSettings } from "./wechat"

export const API_KEY = "192006250b4c09247ec02edce69f6a2d"

export const wechatV2Settings: WechatV2Settings = {
  appId: wechatSettings.appId,
  mchId: wechatSettings.mchId,
  apiKey: API_KEY,
  signType: "HMAC-SHA256",
  certificate: {},
  endpoint: "http://127.0.0.1:9",
  notifyUrl: "https://shop.test/hooks/cnpay/wechat_main",
  clock: () => NOW,
}

export type Changes = Record<string, string | undefined>

function present(fields: Changes): Record<string, string> {
  const entries = Object.entries(fields).filter(
    (entry): entry is [string, string] => entry[1] !== undefined
  )
  return Object.fromEntries(entries)
}

/** By the documentation's rule, written down once more. */
export function v2Sign(
  fields: Record<string, string>,
  type = "HMAC-SHA256",
  key = API_KEY
): string {
  const text = Object.keys(fields)
    .filter((name) => name !== "sign" && fields[name] !== "")
    .sort()
    .map((name) => `${name}=${fields[name]}&`)
    .join("")
  const hash = type === "MD5" ? createHash("md5") : createHmac("sha256", key)
  return hash.update(`${text}key=${key}`).digest("hex").toUpperCase()
}

export function toXml(fields: Record<string, string>, root = "xml"): string {
  const lines = Object.entries(fields).map(
    ([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`
  )
  return `<${root}>${lines.join("")}</${root}>`
}

export function withSign(changes: Changes, type?: string): Record<string, string> {
  const fields = present(changes)
  return { ...fields, sign: v2Sign(fields, type) }
}

/** What a payment's notification says. */
export function v2Payment(changes: Changes = {}): Record<string, string> {
  return present({
    return_code: "SUCCESS",
    result_code: "SUCCESS",
    appid: wechatV2Settings.appId,
    mch_id: wechatV2Settings.mchId,
    nonce_str: "5d2b6c2a8db53831f7eda20af46e531c",
    openid: "oUpF8uMEb4qRXf22hE3X68TekukE",
    is_subscribe: "Y",
    trade_type: "NATIVE",
    bank_type: "CFT",
    total_fee: "1990",
    fee_type: "CNY",
    cash_fee: "990",
    transaction_id: "4200000263201902167700134902",
    out_trade_no: "20261123162000abcdef0123456789",
    time_end: "20261123162000",
    ...changes,
  })
}

/** What a refund's notification says once it is opened. */
export function v2Refund(changes: Changes = {}): Record<string, string> {
  return present({
    out_trade_no: "20261123162000abcdef0123456789",
    out_refund_no: "R20261123162000abcdef0123456789",
    refund_id: "50000709672019011908420787722",
    refund_fee: "990",
    refund_status: "SUCCESS",
    settlement_refund_fee: "990",
    total_fee: "1990",
    success_time: "2026-11-23 16:21:00",
    transaction_id: "4200000263201902167700134902",
    ...changes,
  })
}

export function v2Sealed(text: string, key = API_KEY): string {
  const secret = createHash("md5").update(key).digest("hex")
  const cipher = createCipheriv("aes-256-ecb", secret, null)
  return cipher.update(text, "utf8", "base64") + cipher.final("base64")
}

export function v2RefundEnvelope(reqInfo: string, changes: Changes = {}): Record<string, string> {
  return present({
    return_code: "SUCCESS",
    appid: wechatV2Settings.appId,
    mch_id: wechatV2Settings.mchId,
    nonce_str: "5d2b6c2a8db53831f7eda20af46e531c",
    req_info: reqInfo,
    ...changes,
  })
}

export function posted(body: string | Buffer): RawNotification {
  return { headers: {}, body: Buffer.from(body) }
}

export function v2Notification(changes: Changes = {}, type?: string): RawNotification {
  return posted(toXml(withSign(v2Payment(changes), type)))
}

export function v2RefundNotification(changes: Changes = {}): RawNotification {
  return posted(toXml(v2RefundEnvelope(v2Sealed(toXml(v2Refund(changes), "root")))))
}
