import type { KeyObject } from "node:crypto"
import { formatBeijing } from "../../core/clock"
import type { AlipaySettings } from "./options"
import { AlipaySdk } from "./sdk"

export type BizContent = Record<string, unknown>

/**
 * alipay-sdk, used for signing and verifying only: its `exec` verifies nothing by default, re-sends
 * POSTs in silence and has no deadline, so the transport and the opening of answers are ours.
 */
export class AlipaySigner {
  private readonly sdk: AlipaySdk

  constructor(private readonly settings: AlipaySettings) {
    this.sdk = new AlipaySdk({
      appId: settings.appId,
      privateKey: settings.privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
      alipayPublicKey: settings.alipayPublicKey.export({ type: "spki", format: "pem" }).toString(),
      camelcase: false,
    })
    // The SDK hands both straight to node:crypto, which takes a parsed key as well; parsing the PEM
    // anew on every call costs three to six times the signature itself.
    this.sdk.config.privateKey = asConfigKey(settings.privateKey)
    this.sdk.config.alipayPublicKey = asConfigKey(settings.alipayPublicKey)
  }

  /** The signed request as one query string. Empty parameters must not be passed: they would be signed. */
  sign(method: string, bizContent: BizContent | null, extra: Record<string, string> = {}): string {
    return this.sdk.sdkExecute(
      method,
      // The SDK would stamp the server's local time; Alipay reads Beijing time.
      {
        ...extra,
        timestamp: formatBeijing(this.settings.clock()),
        ...(bizContent ? { bizContent } : {}),
      },
      { bizContentAutoSnakeCase: false }
    )
  }

  /** RSA2 only: the algorithm never comes from the message, or a sender could choose SHA-1. */
  verify(content: string, signature: string): boolean {
    return this.sdk.rsaCheck(content, signature, "RSA2")
  }
}

function asConfigKey(key: KeyObject): string {
  return key as unknown as string
}
