import { createCipheriv } from "node:crypto"
import type { RawNotification } from "../../src/gateways/gateway"
import type { WechatSettings } from "../../src/gateways/wechat-v3/options"
import { gateway, merchant, signed, type Pair } from "./keys"

export const SERIAL = "PUB_KEY_ID_0114232134912410000000000000"
export const NOW = new Date("2026-11-23T08:20:00Z")

export const wechatSettings: WechatSettings = {
  appId: "wx2421b1c4370ec43b",
  mchId: "1900000109",
  serialNo: "1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C",
  privateKey: merchant.privateKey,
  apiV3Key: "0123456789abcdefghijklmnopqrstuv",
  platformKeys: new Map([[SERIAL, gateway.publicKey]]),
  endpoint: "http://127.0.0.1:9",
  notifyUrl: "https://shop.test/hooks/cnpay/wechat_main",
  clock: () => NOW,
}

/** What a payment's notification says once it is decrypted. */
export function transaction(changes: Record<string, unknown> = {}) {
  return {
    appid: wechatSettings.appId,
    mchid: wechatSettings.mchId,
    out_trade_no: "20261123162000abcdef0123456789",
    transaction_id: "4200000263201902167700134902",
    trade_type: "NATIVE",
    trade_state: "SUCCESS",
    success_time: "2026-11-23T16:20:00+08:00",
    payer: { openid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" },
    amount: { total: 1990, payer_total: 990, currency: "CNY", payer_currency: "CNY" },
    ...changes,
  }
}

/** What a refund's notification says once it is decrypted. */
export function refundNotice(changes: Record<string, unknown> = {}) {
  return {
    mchid: wechatSettings.mchId,
    out_trade_no: "20261123162000abcdef0123456789",
    out_refund_no: "R20261123162000abcdef0123456789",
    refund_id: "50000709672019011908420787722",
    refund_status: "SUCCESS",
    success_time: "2026-11-23T16:21:00+08:00",
    user_received_account: "招商银行信用卡0403",
    amount: { total: 1990, refund: 990, payer_total: 990, payer_refund: 490 },
    ...changes,
  }
}

export interface Sealing {
  associatedData?: string
  nonce?: string
  key?: string
}

export function encrypted(content: string, sealing: Sealing = {}) {
  const { associatedData = "transaction", nonce = "fdasflkja484" } = sealing
  const cipher = createCipheriv("aes-256-gcm", sealing.key ?? wechatSettings.apiV3Key, nonce)
  cipher.setAAD(Buffer.from(associatedData))
  const parts = [cipher.update(content, "utf8"), cipher.final(), cipher.getAuthTag()]
  return {
    original_type: "transaction",
    algorithm: "AEAD_AES_256_GCM",
    ciphertext: Buffer.concat(parts).toString("base64"),
    associated_data: associatedData,
    nonce,
  }
}

export function envelope(resource: unknown, changes: Record<string, unknown> = {}) {
  return {
    id: "EV-2018022511223320873",
    create_time: "2026-11-23T16:20:01+08:00",
    resource_type: "encrypt-resource",
    event_type: "TRANSACTION.SUCCESS",
    summary: "支付成功",
    resource,
    ...changes,
  }
}

/** The headers by which WeChat Pay signs a body; `at` is in seconds. */
export function signatureHeaders(
  body: string,
  { by = gateway, at = NOW.getTime() / 1_000 }: { by?: Pair; at?: number } = {}
): Record<string, string> {
  const nonce = "593BEC0C930BF1AFEB40B4A08C8FB242"
  return {
    "wechatpay-timestamp": String(at),
    "wechatpay-nonce": nonce,
    "wechatpay-serial": SERIAL,
    "wechatpay-signature": signed(`${at}\n${nonce}\n${body}\n`, by),
  }
}

/** A whole, signed notification. */
export function notification(body: unknown): RawNotification {
  const text = typeof body === "string" ? body : JSON.stringify(body)
  return { headers: signatureHeaders(text), body: Buffer.from(text) }
}

export function paymentNotification(changes: Record<string, unknown> = {}): RawNotification {
  return notification(envelope(encrypted(JSON.stringify(transaction(changes)))))
}
