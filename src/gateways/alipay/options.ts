import type { KeyObject, X509Certificate } from "node:crypto"
import type { Clock } from "../../core/clock"
import type { GatewayReach, HttpLimits } from "../http"

/** The three files of certificate mode. */
export interface AlipayCertificates {
  app: X509Certificate
  /** Alipay's own, and the issuers behind it in the same file. */
  alipay: readonly X509Certificate[]
  roots: readonly X509Certificate[]
}

/** One Alipay account, keys already parsed. */
export interface AlipaySettings {
  appId: string
  /** The application's private key; signs what we send. */
  privateKey: KeyObject
  /** Public-key mode: Alipay's public key (not the application's); verifies what we get. */
  alipayPublicKey?: KeyObject
  /** Certificate mode, in its place. */
  certificates?: AlipayCertificates
  /** 接口内容加密: what the server sends and gets is encrypted with it. */
  encryptKey?: Buffer
  /** 应用授权令牌, for an application that acts on behalf of a merchant. */
  appAuthToken?: string
  /** The merchant's user id (`2088…`); when given, a message that names another one is not settled. */
  sellerId?: string
  /** `https://openapi.alipay.com/gateway.do`, the sandbox, or a simulator. */
  endpoint: string
  notifyUrl: string
  clock: Clock
  limits?: HttpLimits
  reach?: GatewayReach
}
