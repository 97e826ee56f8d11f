import type { KeyObject, X509Certificate } from "node:crypto"
import type { Clock } from "../../core/clock"
import type { GatewayReach, HttpLimits } from "../http"

/** One WeChat Pay account on API v3, keys already parsed. */
export interface WechatSettings {
  /** The app of every scene that has none of its own. */
  appId: string
  /** By scene. */
  appIds?: Readonly<Record<string, string>>
  /** By app id; for finding out who a shopper is. */
  appSecrets?: Readonly<Record<string, string>>
  /** `https://api.weixin.qq.com`, where WeChat tells who a shopper is. */
  loginEndpoint?: string
  /** The shop where payment codes are read. */
  storeId?: string
  mchId: string
  /** Serial number of the merchant's API certificate, hex in upper case. */
  serialNo: string
  /** The merchant's API private key; signs what we send. */
  privateKey: KeyObject
  /** The APIv3 key, 32 characters; decrypts notifications. */
  apiV3Key: string
  /** Opens the notices of refunds that are made in the merchant platform. */
  apiV2Key?: string
  /** On whose behalf a service provider takes money; `appId` and `mchId` are then the provider's. */
  subMerchant?: { mchId: string; appId?: string; appIds?: Readonly<Record<string, string>> }
  /** WeChat Pay's public keys by the id that an answer names, `PUB_KEY_ID_…`. */
  platformKeys: ReadonlyMap<string, KeyObject>
  /** Certificates that were given, and that nobody renews but whoever gave them. */
  platformCertificates?: readonly X509Certificate[]
  /** Whether platform certificates are fetched, now and whenever they change. */
  downloadCertificates?: boolean
  /** `https://api.mch.weixin.qq.com` or a simulator. */
  endpoint: string
  /** Where to go when no connection to `endpoint` can be made. */
  backupEndpoint?: string
  notifyUrl: string
  clock: Clock
  limits?: HttpLimits
  reach?: GatewayReach
}
