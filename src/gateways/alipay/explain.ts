import type { KeyObject } from "node:crypto"
import type { SignatureExplanation } from "../../core/signature-explanation"
import { explainSignature } from "../explain-signature"
import { keyFingerprint } from "../fingerprint"
import { redactPairs } from "../redact"

export interface RefusedText {
  words: string
  /** What Alipay would have signed, where it says so. */
  theirs: string | null
}

/**
 * Why Alipay may have refused a request of ours. What was signed are its parameters before they were
 * encoded, in the order of their names.
 * @see https://opendocs.alipay.com/common/02mriz
 */
export function explainRequest(
  request: string,
  { words, theirs, privateKey }: RefusedText & { privateKey: KeyObject }
): SignatureExplanation {
  const params = [...new URLSearchParams(request)].filter(([name]) => name !== "sign")
  const signed = params
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&")
  const serial = params.find(([name]) => name === "app_cert_sn")?.[1] ?? null
  return explainSignature({
    gateway: "alipay",
    key: { algorithm: "RSA2", fingerprint: keyFingerprint(privateKey), serial },
    signed,
    theirs: theirs === null ? null : { text: theirs },
    redact: redactPairs,
    words,
  })
}
