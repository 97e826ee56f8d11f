import type { KeyObject, X509Certificate } from "node:crypto"
import type { Clock } from "../../core/clock"
import { GatewayError } from "../../core/errors"
import { endOfFixed, shownKey, type ShownKey } from "../shown-key"

/** One key of WeChat Pay's, by the serial that messages name. */
export interface PlatformKey {
  serial: string
  key: KeyObject
  /** Of a certificate; a public key has no end. */
  validFrom?: Date
  validTo?: Date
}

/** The key of a certificate, which holds as long as that. */
export function platformKey(certificate: X509Certificate): PlatformKey {
  const { serialNumber: serial, publicKey: key, validFrom, validTo } = certificate
  return { serial, key, validFrom: new Date(validFrom), validTo: new Date(validTo) }
}

/** Where keys are looked up. */
export type KeySource = Pick<ReadonlyMap<string, KeyObject>, "get">

/** Asked for a key that nobody knows, we look at the gateway once in this time, however often it is named. */
const LEAST_INTERVAL_MS = 60_000
/** 建议定时间隔小于 12 小时. @see https://pay.weixin.qq.com/doc/v3/merchant/4012551764 */
const REFRESH_MS = 8 * 60 * 60 * 1_000
const HEX_SERIAL = /^[0-9A-F]{16,64}$/

/**
 * WeChat Pay's keys: the public key and platform certificates side by side, chosen by the serial that a
 * message names, since WeChat Pay moves from one to the other over days. Certificates are fetched where
 * that is wanted; a new one is trusted as soon as it is there, and the old ones until they expire.
 */
export class PlatformKeys implements KeySource {
  private readonly keys: Map<string, PlatformKey>
  private fetching: Promise<void> | null = null
  private fetchedAt = -Infinity
  private triedAt = -Infinity

  constructor(
    given: readonly PlatformKey[],
    private readonly clock: Clock,
    /** `null`: only what was given counts. */
    private readonly download: (() => Promise<readonly PlatformKey[]>) | null = null
  ) {
    this.keys = new Map(given.map((it) => [it.serial, it]))
  }

  get(serial: string): KeyObject | undefined {
    const found = this.keys.get(serial)
    return found && this.isValid(found) ? found.key : undefined
  }

  /**
   * The key that answers shall be signed with and secrets are encrypted for: the public key, or else the
   * certificate that took effect last.
   */
  preferred(): PlatformKey | null {
    const usable = [...this.keys.values()].filter((it) => this.isValid(it))
    const since = ({ validFrom }: PlatformKey) => validFrom?.getTime() ?? Infinity
    return usable.sort((a, b) => since(b) - since(a))[0] ?? null
  }

  /** Those that are trusted at this moment; and those that have ended, where nothing follows them by itself. */
  shown(): ShownKey[] {
    const isFixed = this.download === null
    const all = [...this.keys.values()].filter((it) => isFixed || this.isValid(it))
    return all.map(({ serial, key, validTo }) => {
      const name = serial.startsWith("PUB_KEY_ID_") ? "gateway_key" : "gateway_certificate"
      return { ...shownKey(name, key, serial), endsAt: validTo ?? null, isFixed }
    })
  }

  /**
   * When the last of the certificates ends that nobody renews by itself; `null` where they are fetched,
   * or where there is a public key, which has no end.
   */
  expiresAt(): Date | null {
    return this.download === null ? endOfFixed(this.shown()) : null
  }

  /** Before a request: there must be a key to verify its answer. @throws GatewayError */
  async prepare(): Promise<void> {
    if (!this.download) return
    if (!this.preferred()) return this.fetch(this.download)
    if (this.now() - this.fetchedAt >= REFRESH_MS) await this.tryToFetch()
  }

  /** For a message that names a serial: fetches it if it may be a new certificate. */
  async learn(serial: string | undefined): Promise<void> {
    if (!serial || !HEX_SERIAL.test(serial) || this.get(serial)) return
    await this.tryToFetch()
  }

  /** The keys at hand still hold when this fails; the next message tries again. */
  private async tryToFetch(): Promise<void> {
    const isTooSoon = this.now() - this.triedAt < LEAST_INTERVAL_MS
    if (!this.download || (isTooSoon && !this.fetching)) return
    try {
      await this.fetch(this.download)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
    }
  }

  /** However many ask at once, there is one question. */
  private fetch(download: () => Promise<readonly PlatformKey[]>): Promise<void> {
    this.triedAt = this.now()
    this.fetching ??= this.take(download).finally(() => {
      this.fetching = null
    })
    return this.fetching
  }

  private async take(download: () => Promise<readonly PlatformKey[]>): Promise<void> {
    for (const key of await download()) this.keys.set(key.serial, key)
    this.fetchedAt = this.now()
  }

  private isValid({ validFrom, validTo }: PlatformKey): boolean {
    const now = this.now()
    return (validFrom?.getTime() ?? now) <= now && now < (validTo?.getTime() ?? Infinity)
  }

  private now(): number {
    return this.clock().getTime()
  }
}
