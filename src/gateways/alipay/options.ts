import type { KeyObject } from "node:crypto"
import type { Clock } from "../../core/clock"
import type { HttpLimits } from "../http"

/** One Alipay account, keys already parsed. */
export interface AlipaySettings {
  appId: string
  /** The application's private key; signs what we send. */
  privateKey: KeyObject
  /** Alipay's public key (not the application's); verifies what we get. */
  alipayPublicKey: KeyObject
  /** The merchant's user id (`2088…`); when given, a message that names another one is not settled. */
  sellerId?: string
  /** `https://openapi.alipay.com/gateway.do`, the sandbox, or a simulator. */
  endpoint: string
  notifyUrl: string
  clock: Clock
  limits?: HttpLimits
  onServerTime?: (time: Date) => void
}
