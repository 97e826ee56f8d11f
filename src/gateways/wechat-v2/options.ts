import type { Clock } from "../../core/clock"
import type { GatewayReach, HttpLimits, TlsIdentity } from "../http"
import type { SignType } from "./sign"

/** One WeChat Pay account on API v2. */
export interface WechatV2Settings {
  /** The app of every scene that has none of its own. */
  appId: string
  /** By scene. */
  appIds?: Readonly<Record<string, string>>
  /** By app id; for finding out who a shopper is. */
  appSecrets?: Readonly<Record<string, string>>
  loginEndpoint?: string
  mchId: string
  /** The APIv2 key, 32 characters; signs both ways, and opens refund notices. */
  apiKey: string
  signType: SignType
  /** The merchant's API certificate: refunds and reversals are taken from its owner alone. */
  certificate: TlsIdentity
  /** `https://api.mch.weixin.qq.com` or a simulator. */
  endpoint: string
  backupEndpoint?: string
  notifyUrl: string
  clock: Clock
  limits?: HttpLimits
  reach?: GatewayReach
}
