import { createHash, createPublicKey, type KeyObject } from "node:crypto"

/** Of the public half, so that it can be held against what the gateway's console shows. */
export function keyFingerprint(privateKey: KeyObject): string {
  const spki = createPublicKey(privateKey).export({ type: "spki", format: "der" })
  return createHash("sha256").update(spki).digest("hex")
}

/** Of a key that both sides share: enough to tell two of them apart, and too little to test guesses. */
export function secretFingerprint(secret: string): string {
  return createHash("sha256").update(secret).digest("hex").slice(0, 8)
}
