import type { SignatureExplanation } from "../../core/signature-explanation"
import { explainSignature } from "../explain-signature"
import { secretFingerprint } from "../fingerprint"
import { redactPairs } from "../redact"
import { signedText, type SignType } from "./sign"
import type { Fields } from "./xml"

/** What was signed, and how. */
export interface SignedFields {
  fields: Fields
  type: SignType
}

/** Why WeChat Pay may have refused a signature of ours. `words`: what it said. */
export function explainFields(
  { fields, type }: SignedFields,
  apiKey: string,
  words: string
): SignatureExplanation {
  return explainSignature({
    gateway: "wechat-v2",
    key: { algorithm: type, fingerprint: secretFingerprint(apiKey), serial: null },
    signed: signedText(fields),
    theirs: null,
    redact: redactPairs,
    words,
  })
}
