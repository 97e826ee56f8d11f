import type { TlsIdentity } from "../gateways/http"
import type { WechatV2Account } from "./types"

/** What a merchant on API v2 shows of themselves; a `.p12` is opened by the merchant number. */
export function tlsIdentity({
  certificate,
  mchId,
}: Pick<WechatV2Account, "certificate" | "mchId">): TlsIdentity {
  return "p12" in certificate
    ? { pfx: Buffer.from(certificate.p12, "base64"), passphrase: mchId }
    : certificate
}
