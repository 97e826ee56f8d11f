import { createHash } from "node:crypto"
import { issueCertificate, type Name } from "../certificate"
import type { Credentials } from "../credentials"
import { certificateSerial } from "../ids"

const YEAR_MS = 365 * 86_400_000

const named = (...parts: string[]): Name => [
  ["C", "CN"],
  ["O", "Simulated Ant Group"],
  ...parts.map((text): Name[number] => ["CN", text]),
]
const ROOT = named("Simulated Root R1")
const AUTHORITY = named("Simulated Authority Class 2 R1")

/** Alipay's own number of a certificate: MD5 of the issuer, most special part first, and the serial in decimal. */
function snOf(issuer: Name, serialNo: string): string {
  const parts = issuer.map(([part, text]) => `${part}=${text}`)
  const text = parts.reverse().join(",") + BigInt(`0x${serialNo}`).toString()
  return createHash("md5").update(text).digest("hex")
}

interface Leaf {
  sn: string
  pem: string
  privateKey: string
}

/** The three files that a merchant downloads in certificate mode. */
export interface CertificateFiles {
  app: string
  alipay: string
  root: string
}

/** Alipay's certificates: a root, an authority, the app's, and its own, which it replaces at times. */
export class AlipayPlatform {
  readonly files: CertificateFiles
  readonly appCertSn: string
  readonly rootCertSn: string
  /** Whether the app has lately called in certificate mode: its notifications then name the certificate. */
  usesCertificates = false
  private readonly authorityPem: string
  private readonly first: Leaf
  private readonly next: Leaf
  private current: Leaf

  constructor(
    private readonly credentials: Credentials,
    now = new Date()
  ) {
    const { root, authority, app, gateway, next } = credentials.alipay
    const issue = (subject: Name, key: string, issuer: Name, by: string, isAuthority = false) => {
      const serialNo = certificateSerial()
      const pem = issueCertificate({
        ...{ serialNo, subject, key, isAuthority },
        issuer: { name: issuer, privateKey: by },
        notBefore: new Date(now.getTime() - YEAR_MS / 12),
        notAfter: new Date(now.getTime() + YEAR_MS * (isAuthority ? 10 : 2)),
      })
      return { sn: snOf(issuer, serialNo), pem }
    }
    const rootPem = issue(ROOT, root.privateKey, ROOT, root.privateKey, true)
    const authorityPem = issue(AUTHORITY, authority.privateKey, ROOT, root.privateKey, true)
    const own = (key: string): Leaf => ({
      ...issue(named("Simulated Alipay"), key, AUTHORITY, authority.privateKey),
      privateKey: key,
    })
    const appPem = issue(named("Merchant"), app.publicKey, AUTHORITY, authority.privateKey)
    this.authorityPem = authorityPem.pem
    this.first = own(gateway.privateKey)
    this.next = own(next.privateKey)
    this.current = this.first
    this.appCertSn = appPem.sn
    this.rootCertSn = rootPem.sn
    this.files = { app: appPem.pem, alipay: this.fileOf(this.first), root: rootPem.pem }
  }

  /** What signs now, for a caller in this mode. */
  signer(inCertificateMode: boolean): { privateKey: string; sn: string | null } {
    if (!inCertificateMode) {
      return { privateKey: this.credentials.alipay.gateway.privateKey, sn: null }
    }
    return { privateKey: this.current.privateKey, sn: this.current.sn }
  }

  /** Alipay signs with another certificate from now on. */
  rotate(): string {
    this.current = this.next
    return this.current.sn
  }

  reset(): void {
    this.current = this.first
    this.usesCertificates = false
  }

  /** A certificate as `alipaycert.download` gives it out, its authority's behind it. */
  find(sn: string): string | null {
    const leaf = [this.first, this.next].find((it) => it.sn === sn)
    return leaf ? this.fileOf(leaf) : null
  }

  private fileOf({ pem }: Leaf): string {
    return pem + this.authorityPem
  }
}
