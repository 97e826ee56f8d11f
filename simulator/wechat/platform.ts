import { generateKeyPairSync } from "node:crypto"
import { selfSignedCertificate } from "../certificate"
import type { Credentials } from "../credentials"
import { certificateSerial } from "../ids"

export interface PlatformCertificate {
  serialNo: string
  privateKey: string
  pem: string
}

/** Which of its keys WeChat Pay signs notifications with; answers follow the request. */
export const NOTIFIES_BY = ["public_key", "certificate"] as const
export type NotifiesBy = (typeof NOTIFIES_BY)[number]

/** WeChat Pay's own keys, as they are today: a public key for good, and certificates that change. */
export class Platform {
  /** The newest last; that one signs. */
  certificates: PlatformCertificate[]
  notifiesBy: NotifiesBy = "public_key"

  constructor(private readonly credentials: Credentials) {
    this.certificates = [credentials.wechat.certificate]
  }

  /** The newest certificate. */
  get current(): PlatformCertificate {
    return this.certificates.at(-1) ?? this.credentials.wechat.certificate
  }

  /** The request's `Wechatpay-Serial` says who signs the answer; without one a certificate does. */
  signer(wantedSerial: string | undefined): { serial: string; privateKey: string } {
    const { publicKeyId, platform } = this.credentials.wechat
    if (wantedSerial === publicKeyId)
      return { serial: publicKeyId, privateKey: platform.privateKey }
    const named = this.certificates.find(({ serialNo }) => serialNo === wantedSerial)
    const { serialNo: serial, privateKey } = named ?? this.current
    return { serial, privateKey }
  }

  get notificationSerial(): string {
    const { publicKeyId } = this.credentials.wechat
    return this.notifiesBy === "public_key" ? publicKeyId : this.current.serialNo
  }

  /** A new certificate signs from now on; the old ones are given out until they are retired. */
  rotate(now: Date): void {
    const { privateKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    })
    const serialNo = certificateSerial()
    const commonName = "Simulated WeChat Pay platform"
    const notAfter = new Date(now.getTime() + 365 * 86_400_000)
    // Seconds are all that a certificate knows: it must not begin in the future.
    const notBefore = new Date(now.getTime() - 1_000)
    const pem = selfSignedCertificate({ serialNo, commonName, privateKey, notBefore, notAfter })
    this.certificates.push({ serialNo, privateKey, pem })
  }

  retireOld(): void {
    this.certificates = [this.current]
  }

  reset(): void {
    this.certificates = [this.credentials.wechat.certificate]
    this.notifiesBy = "public_key"
  }

  /** What a merchant has encrypted for one of these keys. */
  privateKeyOf(serial: string | undefined): string | undefined {
    const { publicKeyId, platform } = this.credentials.wechat
    if (serial === publicKeyId) return platform.privateKey
    return this.certificates.find(({ serialNo }) => serialNo === serial)?.privateKey
  }
}
