import type { AlipaySettings } from "../../src/gateways/alipay/options"
import type { KeyObject } from "node:crypto"
import { AlipayKeys } from "../../src/gateways/alipay/alipay-keys"
import { AlipaySigner } from "../../src/gateways/alipay/signer"
import { gateway, merchant, signed, type Pair } from "./keys"

export type Form = Record<string, string>

export const alipaySettings: AlipaySettings = {
  appId: "2021000000000001",
  sellerId: "2088000000000001",
  privateKey: merchant.privateKey,
  alipayPublicKey: gateway.publicKey,
  endpoint: "http://127.0.0.1:9/gateway.do",
  notifyUrl: "https://shop.test/hooks/cnpay/alipay_main",
  clock: () => new Date("2026-11-23T08:20:00Z"),
}

export const alipaySigner = new AlipaySigner(alipaySettings)

/** Alipay's one key, in public-key mode. */
export const alipayKeys = keysOf(gateway.publicKey)

export function keysOf(publicKey: KeyObject): AlipayKeys {
  return new AlipayKeys(publicKey, null, alipaySettings.clock, async () => null)
}

/** A payment's notification before it is signed. */
export function paymentForm(changes: Form = {}): Form {
  return {
    app_id: alipaySettings.appId,
    auth_app_id: alipaySettings.appId,
    charset: "utf-8",
    gmt_payment: "2026-11-23 16:20:00",
    notify_id: "2026112300222155624068450559358070",
    notify_type: "trade_status_sync",
    out_trade_no: "20261123162000abcdef0123456789",
    seller_id: "2088000000000001",
    subject: "Tee 衬衫 + 1",
    total_amount: "19.90",
    trade_no: "2026112322001468450512505578",
    trade_status: "TRADE_SUCCESS",
    version: "1.0",
    ...changes,
  }
}

export function joined(form: Form): string {
  return Object.keys(form)
    .filter((name) => name !== "sign" && name !== "sign_type")
    .sort()
    .map((name) => `${name}=${form[name]}`)
    .join("&")
}

export function signForm(form: Form, by: Pair = gateway, algorithm = "RSA-SHA256"): Form {
  return { ...form, sign: signed(joined(form), by, algorithm), sign_type: "RSA2" }
}

export function encoded(form: Form): string {
  return new URLSearchParams(form).toString()
}

export function posted(body: string) {
  const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" }
  return { headers, body: Buffer.from(body) }
}
