import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto"
import type { Clock } from "../core/clock"
import type { Account, AlipayAccount } from "./types"
import { readCertificates } from "../gateways/alipay/certificates"
import { AlipayGateway } from "../gateways/alipay/gateway"
import type { Gateway } from "../gateways/gateway"
import { WechatV3Gateway } from "../gateways/wechat-v3/gateway"

/** A gateway that holds connections until it is shut down. */
export type OpenGateway = Gateway & {
  shutdown(): Promise<void>
  /** When a certificate in use ends; `null` or left out: none does. */
  expiresAt?(): Date | null
}

/** The gateway behind an account. Adding a gateway adds one line here and one folder. */
export function openGateway(
  account: Account,
  clock: Clock,
  onServerTime?: (time: Date) => void
): OpenGateway {
  const { endpoint, notifyUrl, appId } = account
  const privateKey = createPrivateKey(account.privateKey)
  switch (account.gateway) {
    case "alipay":
      return new AlipayGateway({
        ...{ appId, endpoint, notifyUrl, privateKey, clock, onServerTime },
        ...alipayTrust(account),
        ...(account.encryptKey ? { encryptKey: Buffer.from(account.encryptKey, "base64") } : {}),
        ...(account.appAuthToken ? { appAuthToken: account.appAuthToken } : {}),
        ...(account.sellerId ? { sellerId: account.sellerId } : {}),
      })
    case "wechat":
      return new WechatV3Gateway({
        ...{ appId, endpoint, notifyUrl, privateKey, clock, onServerTime },
        mchId: account.mchId,
        appIds: account.appIds,
        appSecrets: account.appSecrets,
        storeId: account.storeId,
        loginEndpoint: account.loginEndpoint,
        serialNo: account.serialNo,
        apiV3Key: account.apiV3Key,
        downloadCertificates: account.downloadCertificates,
        ...(account.subMerchant ? { subMerchant: account.subMerchant } : {}),
        ...(account.backupEndpoint ? { backupEndpoint: account.backupEndpoint } : {}),
        platformKeys: new Map(
          Object.entries(account.platformKeys).map(([serial, pem]) => [
            serial,
            createPublicKey(pem),
          ])
        ),
      })
  }
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
