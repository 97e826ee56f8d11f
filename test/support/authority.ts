import { X509Certificate } from "node:crypto"
import { issueCertificate, type Name } from "../../simulator/certificate"
import { gateway, merchant, pem, stranger, type Pair } from "./keys"

const named = (text: string): Name => [
  ["C", "CN"],
  ["O", "Test"],
  ["CN", text],
]
const ROOT = named("Root")
const AUTHORITY = named("Authority")

export interface LeafTerms {
  key?: Pair
  serialNo?: string
  issuer?: Name
  by?: Pair
  isAuthority?: boolean
  from?: Date
  to?: Date
}

const YEAR = 365 * 86_400_000
/** Within the time of the tests' clock. */
const FROM = new Date("2026-01-01T00:00:00Z")

/** A root, an authority beneath it, and whatever they issue: with the keys that the tests have anyway. */
export const rootPem = issue({
  subject: ROOT,
  key: stranger,
  by: stranger,
  issuer: ROOT,
  isAuthority: true,
})
export const authorityPem = issue({
  subject: AUTHORITY,
  key: merchant,
  by: stranger,
  issuer: ROOT,
  isAuthority: true,
})

export function leafPem(terms: LeafTerms = {}): string {
  return issue({
    subject: named("Alipay"),
    key: gateway,
    by: merchant,
    issuer: AUTHORITY,
    ...terms,
  })
}

export function certificate(text: string): X509Certificate {
  return new X509Certificate(text)
}

function issue({
  subject,
  key = gateway,
  by = merchant,
  issuer = AUTHORITY,
  serialNo = "1F2E3D4C5B6A7988",
  isAuthority = false,
  from = FROM,
  to = new Date(FROM.getTime() + 2 * YEAR),
}: LeafTerms & { subject: Name }): string {
  return issueCertificate({
    ...{ serialNo, subject, isAuthority },
    key: pem(key.publicKey),
    issuer: { name: issuer, privateKey: pem(by.privateKey) },
    notBefore: from,
    notAfter: to,
  })
}
