import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto"
import type { Clock } from "../core/clock"
import { readCertificates } from "../gateways/alipay/certificates"
import { AlipayGateway } from "../gateways/alipay/gateway"
import type { Gateway } from "../gateways/gateway"
import type { ShownKey } from "../gateways/shown-key"
import { Guard } from "../gateways/guard"
import type { GatewayReach } from "../gateways/http"
import { WechatV2Gateway } from "../gateways/wechat-v2/gateway"
import { WechatV3Gateway } from "../gateways/wechat-v3/gateway"
import { tlsIdentity } from "./tls-identity"
import type { Account, AlipayAccount, WechatV2Account, WechatV3Account } from "./types"

/** A gateway that holds connections until it is shut down. */
export type OpenGateway = Gateway & {
  shutdown(): Promise<void>
  /** When a certificate in use ends; `null` or left out: none does. */
  expiresAt?(): Date | null
  /** The keys that the gateway's messages are held against, where they may change while we run. */
  trusted?(): ShownKey[]
}

/** A process opens an account twice, as a payment provider and in the module: what one has learnt helps both. */
const guards = new Map<string, Guard>()

function guardOf(account: string): Guard {
  const guard = guards.get(account) ?? new Guard()
  guards.set(account, guard)
  return guard
}

/** The gateway behind an account. Adding a gateway adds one line here and one folder. */
export function openGateway(
  account: Account,
  clock: Clock,
  told: Omit<GatewayReach, "guard"> = {}
): OpenGateway {
  const reach = { ...told, guard: guardOf(account.account) }
  switch (account.gateway) {
    case "alipay": {
      const { endpoint, notifyUrl, appId } = account
      return new AlipayGateway({
        ...{ appId, endpoint, notifyUrl, clock, reach },
        privateKey: createPrivateKey(account.privateKey),
        ...alipayTrust(account),
        ...(account.encryptKey ? { encryptKey: Buffer.from(account.encryptKey, "base64") } : {}),
        ...(account.appAuthToken ? { appAuthToken: account.appAuthToken } : {}),
        ...(account.sellerId ? { sellerId: account.sellerId } : {}),
      })
    }
    case "wechat":
      return account.apiVersion === "v2"
        ? new WechatV2Gateway({ ...wechatV2(account), clock, reach })
        : new WechatV3Gateway({ ...wechatV3(account), clock, reach })
  }
}

function wechatV3(account: WechatV3Account) {
  const [certificates, keys] = split(Object.entries(account.platformKeys))
  return {
    ...account,
    privateKey: createPrivateKey(account.privateKey),
    platformKeys: new Map(keys.map(([serial, pem]) => [serial, createPublicKey(pem)])),
    platformCertificates: certificates.map(([, pem]) => new X509Certificate(pem)),
    apiV2Key: account.apiV2Key ?? undefined,
    subMerchant: account.subMerchant ?? undefined,
    backupEndpoint: account.backupEndpoint ?? undefined,
  }
}

/** Certificates, and keys that are bare. */
function split(pems: [serial: string, pem: string][]) {
  const isCertificate = ([, pem]: [string, string]) => pem.includes("BEGIN CERTIFICATE")
  return [pems.filter(isCertificate), pems.filter((it) => !isCertificate(it))] as const
}

function wechatV2(account: WechatV2Account) {
  const certificate = {
    ...tlsIdentity(account),
    ...(account.endpointCa ? { ca: account.endpointCa } : {}),
  }
  return { ...account, certificate, backupEndpoint: account.backupEndpoint ?? undefined }
}

function alipayTrust({ alipayPublicKey, certificates }: AlipayAccount) {
  if (!certificates) return { alipayPublicKey: createPublicKey(alipayPublicKey) }
  return {
    certificates: {
      app: new X509Certificate(certificates.app),
      alipay: readCertificates(certificates.alipay),
      roots: readCertificates(certificates.roots),
    },
  }
}
