import type { X509Certificate } from "node:crypto"
import { createHash, type KeyObject } from "node:crypto"
import { keyFingerprint } from "./fingerprint"

export type KeyName =
  "merchant_key" | "merchant_certificate" | "gateway_key" | "gateway_certificate" | "shared_key"

/** What may be shown of a key: enough to hold it against the gateway's console. */
export interface ShownKey {
  name: KeyName
  /** SHA-256 of the public half in hex, or the beginning of that of a shared key. */
  fingerprint: string
  serial: string | null
  /** Of a certificate. */
  endsAt: Date | null
  /** Whether nothing follows it by itself when it ends; left out: it is the merchant's own, or fetched. */
  isFixed?: boolean
}

/** When the last of the gateway's certificates ends that nobody fetches; a public key has no end. */
export function endOfFixed(keys: readonly ShownKey[]): Date | null {
  const fixed = keys.filter(({ isFixed }) => isFixed)
  const ends = fixed.flatMap(({ endsAt }) => endsAt?.getTime() ?? [])
  return ends.length > 0 && ends.length === fixed.length ? new Date(Math.max(...ends)) : null
}

export function shownCertificate(name: KeyName, certificate: X509Certificate): ShownKey {
  return {
    name,
    fingerprint: publicFingerprint(certificate.publicKey),
    serial: certificate.serialNumber,
    endsAt: new Date(certificate.validTo),
  }
}

export function shownKey(name: KeyName, key: KeyObject, serial: string | null = null): ShownKey {
  const fingerprint = key.type === "private" ? keyFingerprint(key) : publicFingerprint(key)
  return { name, fingerprint, serial, endsAt: null }
}

function publicFingerprint(key: KeyObject): string {
  return createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex")
}
