import { formatBeijing } from "../../core/clock"
import { certificateSn, rootSn } from "./certificates"
import type { AlipaySettings } from "./options"
import { AlipaySdk } from "./sdk"

export type BizContent = Record<string, unknown>

/**
 * alipay-sdk, used for signing only: its `exec` verifies nothing by default, re-sends POSTs in silence
 * and has no deadline, so the transport and the opening of answers are ours.
 */
export class AlipaySigner {
  private readonly sdk: AlipaySdk

  constructor(
    private readonly settings: Pick<
      AlipaySettings,
      "appId" | "privateKey" | "clock" | "certificates" | "encryptKey" | "appAuthToken"
    >
  ) {
    const { appId, privateKey, certificates, encryptKey } = settings
    this.sdk = new AlipaySdk({
      appId,
      privateKey: privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
      camelcase: false,
      ...(encryptKey ? { encryptKey: encryptKey.toString("base64") } : {}),
    })
    // The SDK hands it straight to node:crypto, which takes a parsed key as well; parsing the PEM
    // anew on every call costs three to six times the signature itself.
    this.sdk.config.privateKey = privateKey as unknown as string
    if (certificates) {
      this.sdk.config.appCertSn = certificateSn(certificates.app)
      this.sdk.config.alipayRootCertSn = rootSn(certificates.roots)
    }
  }

  /** A request for a shopper's client, as one query string. Empty parameters must not be passed: they would be signed. */
  sign(method: string, bizContent: BizContent | null, extra: Record<string, string> = {}): string {
    return this.signed(method, bizContent, extra, false)
  }

  /** A request of the server's own, encrypted where the account wants it: first encrypted, then signed. */
  seal(method: string, bizContent: BizContent | null, extra: Record<string, string> = {}): string {
    return this.signed(method, bizContent, extra, Boolean(this.settings.encryptKey))
  }

  private signed(
    method: string,
    bizContent: BizContent | null,
    extra: Record<string, string>,
    needEncrypt: boolean
  ): string {
    const { appAuthToken, clock } = this.settings
    return this.sdk.sdkExecute(
      method,
      // The SDK would stamp the server's local time; Alipay reads Beijing time.
      {
        ...extra,
        timestamp: formatBeijing(clock()),
        ...(appAuthToken ? { app_auth_token: appAuthToken } : {}),
        ...(bizContent ? { bizContent, ...(needEncrypt ? { needEncrypt } : {}) } : {}),
      },
      { bizContentAutoSnakeCase: false }
    )
  }
}
