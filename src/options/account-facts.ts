import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto"
import { secretFingerprint } from "../gateways/fingerprint"
import { certificateOf } from "../gateways/wechat-v2/client-certificate"
import { shownCertificate, shownKey, type ShownKey } from "../gateways/shown-key"
import { environmentOf } from "../core/environment"
import { tlsIdentity } from "./tls-identity"
import type { Account, AlipayAccount, WechatV2Account, WechatV3Account } from "./types"

/** What may be shown of an account: nothing that signs, and no number in full. */
export interface AccountFacts {
  account: string
  gateway: Account["gateway"]
  apiVersion: "v2" | "v3" | null
  mode: "live" | "sandbox"
  merchantId: string | null
  appId: string
  notifyUrl: string
  /** Without what the gateway's adapter knows better, because it fetches it; see `OpenGateway.trusted`. */
  keys: ShownKey[]
}

export function accountFacts(account: Account): AccountFacts {
  const { account: name, gateway, appId, notifyUrl } = account
  return {
    ...{ account: name, gateway, notifyUrl, appId: masked(appId) },
    mode: environmentOf(account.account),
    ...(account.gateway === "alipay" ? alipayFacts(account) : wechatFacts(account)),
  }
}

function alipayFacts(account: AlipayAccount) {
  const { certificates, sellerId } = account
  const more = certificates
    ? shownCertificate("merchant_certificate", new X509Certificate(certificates.app))
    : shownKey("gateway_key", createPublicKey(account.alipayPublicKey))
  const own = shownKey("merchant_key", createPrivateKey(account.privateKey))
  return { apiVersion: null, merchantId: sellerId && masked(sellerId), keys: [own, more] }
}

function wechatFacts(account: WechatV2Account | WechatV3Account) {
  const keys = account.apiVersion === "v2" ? wechatV2Keys(account) : wechatV3Keys(account)
  return { apiVersion: account.apiVersion, merchantId: masked(account.mchId), keys }
}

function wechatV3Keys({ privateKey, serialNo }: WechatV3Account): ShownKey[] {
  return [shownKey("merchant_key", createPrivateKey(privateKey), serialNo)]
}

function wechatV2Keys(account: WechatV2Account): ShownKey[] {
  const certificate = certificateOf(tlsIdentity(account))
  const shared = {
    name: "shared_key" as const,
    fingerprint: secretFingerprint(account.apiKey),
    ...{ serial: null, endsAt: null },
  }
  return [shared, ...(certificate ? [shownCertificate("merchant_certificate", certificate)] : [])]
}

function masked(id: string): string {
  return id.length <= 6 ? "***" : `${id.slice(0, 3)}***${id.slice(-3)}`
}
