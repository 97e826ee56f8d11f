import { verify, type KeyObject, type X509Certificate } from "node:crypto"
import type { Clock } from "../../core/clock"
import { GatewayError } from "../../core/errors"
import { shownCertificate, type ShownKey } from "../shown-key"
import { certificateSn, isValidAt, leadsToRoot, readCertificates } from "./certificates"

/** What Alipay signs with: one key, or certificates that replace each other over the years. */
export interface KnownCertificates {
  /** As configured, the issuers behind it in the same file. */
  alipay: readonly X509Certificate[]
  roots: readonly X509Certificate[]
}

/** A number that nobody knew is not asked for again so soon, however often it is named. */
const LEAST_INTERVAL_MS = 60_000
const SN = /^[0-9a-f]{32}$/

/**
 * The keys that Alipay's signatures are held against. A message in certificate mode names its
 * certificate; one that is new is downloaded, and trusted because it leads to the configured roots.
 */
export class AlipayKeys {
  private readonly certificates = new Map<string, X509Certificate>()
  private readonly issuers: readonly X509Certificate[]
  private readonly current: string | null
  private readonly fetching = new Map<string, Promise<void>>()
  private triedAt = -Infinity

  constructor(
    private readonly publicKey: KeyObject | null,
    private readonly known: KnownCertificates | null,
    private readonly clock: Clock,
    /** The PEM of a certificate by its number; `null`: Alipay has none. */
    private readonly download: (sn: string) => Promise<string | null>
  ) {
    const [first, ...issuers] = known?.alipay ?? []
    this.issuers = issuers
    this.current = first ? certificateSn(first) : null
    if (first && this.current) this.certificates.set(this.current, first)
  }

  /** RSA2 only: the algorithm never comes from the message, or a sender could choose SHA-1. */
  verify(content: string, signature: string, sn: string | null): boolean {
    const key = this.keyFor(sn)
    return (
      key !== null && verify("sha256", Buffer.from(content), key, Buffer.from(signature, "base64"))
    )
  }

  /** Before a message is verified: fetches the certificate that it names, if that may be a new one. */
  async learn(sn: string | null): Promise<void> {
    if (!this.known || !sn || !SN.test(sn) || this.certificates.has(sn)) return
    const now = this.clock().getTime()
    if (!this.fetching.has(sn)) {
      if (now - this.triedAt < LEAST_INTERVAL_MS) return
      this.triedAt = now
      this.fetching.set(
        sn,
        this.fetch(sn).finally(() => this.fetching.delete(sn))
      )
    }
    await this.fetching.get(sn)
  }

  /** When the certificate that is in use ends. */
  expiresAt(): Date | null {
    const valid = [...this.certificates.values()].map(({ validTo }) => new Date(validTo).getTime())
    return valid.length > 0 ? new Date(Math.max(...valid)) : null
  }

  /** The certificates that are trusted by now; none in public-key mode. */
  shown(): ShownKey[] {
    return [...this.certificates].map(([serial, certificate]) => ({
      ...shownCertificate("gateway_certificate", certificate),
      serial,
    }))
  }

  private keyFor(sn: string | null): KeyObject | null {
    if (!this.known) return this.publicKey
    const certificate = this.certificates.get(sn ?? this.current ?? "")
    return certificate && isValidAt(certificate, this.clock()) ? certificate.publicKey : null
  }

  /** The message stays unverified, and is asked for again, when this fails. */
  private async fetch(sn: string): Promise<void> {
    try {
      const [certificate, ...issuers] = readCertificates((await this.download(sn)) ?? "")
      if (
        certificate &&
        certificateSn(certificate) === sn &&
        this.isTrusted(certificate, issuers)
      ) {
        this.certificates.set(sn, certificate)
      }
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
    }
  }

  private isTrusted(certificate: X509Certificate, issuers: readonly X509Certificate[]): boolean {
    const { roots } = this.known ?? { roots: [] }
    const now = this.clock()
    // An authority's own certificate signs no messages.
    if (certificate.ca) return false
    return leadsToRoot(certificate, { issuers: [...issuers, ...this.issuers], roots, now })
  }
}
