import { createPublicKey, sign } from "node:crypto"

/** One DER element: tag, length, content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  if (size < 0x80) return Buffer.concat([Buffer.from([tag, size]), content])
  const length = Buffer.from(size.toString(16).padStart(size > 0xff ? 4 : 2, "0"), "hex")
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content])
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"))
const utcTime = (date: Date) =>
  der(0x17, Buffer.from(`${date.toISOString().slice(2, 19).replace(/\D/g, "")}Z`))

const SHA256_WITH_RSA = sequence(oid("2a864886f70d01010b"), der(0x05))
const TRUE = der(0x01, Buffer.from([0xff]))
/** basicConstraints, critical: an authority may issue certificates. */
const AUTHORITY = der(0xa3, sequence(sequence(oid("551d13"), TRUE, der(0x04, sequence(TRUE)))))

const SUBJECT_ALT_NAME = "551d11"

/** The address that a server is called by: clients compare it. */
function extensions(address: string | undefined): Buffer[] {
  if (!address) return []
  const names = sequence(der(0x87, Buffer.from(address.split(".").map(Number))))
  const extension = sequence(oid(SUBJECT_ALT_NAME), der(0x04, names))
  return [der(0xa3, sequence(extension))]
}

const OIDS = { C: "550406", O: "55040a", OU: "55040b", CN: "550403" }

/** A distinguished name, its most general part first. */
export type Name = [part: keyof typeof OIDS, text: string][]

function name(parts: Name): Buffer {
  const value = (text: string) => der(0x0c, Buffer.from(text))
  return sequence(...parts.map(([part, text]) => der(0x31, sequence(oid(OIDS[part]), value(text)))))
}

/** What a certificate says, and who says it. */
export interface CertificateTerms {
  serialNo: string
  subject: Name
  /** PEM, the private or the public half. */
  key: string
  issuer: { name: Name; privateKey: string }
  isAuthority?: boolean
  /** IPv4, for a server's certificate. */
  address?: string
  notBefore: Date
  notAfter: Date
}

/** Makes an X.509 v3 certificate in PEM. */
export function issueCertificate(terms: CertificateTerms): string {
  const { serialNo, subject, key, issuer, isAuthority, address, notBefore, notAfter } = terms
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from(serialNo, "hex")),
    SHA256_WITH_RSA,
    name(issuer.name),
    sequence(utcTime(notBefore), utcTime(notAfter)),
    name(subject),
    createPublicKey(key).export({ type: "spki", format: "der" }),
    ...(isAuthority ? [AUTHORITY] : extensions(address))
  )
  const signature = sign("RSA-SHA256", body, issuer.privateKey)
  const certificate = sequence(body, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), signature))
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`
}

/** What a certificate says about itself. */
export interface CertificateRequest {
  serialNo: string
  commonName: string
  privateKey: string
  notBefore: Date
  notAfter: Date
  /** IPv4, for a server's certificate. */
  address?: string
}

/** The platform certificate of this WeChat Pay vouches for itself, and so does its server's. */
export function selfSignedCertificate(request: CertificateRequest): string {
  const { commonName, privateKey, ...rest } = request
  const subject: Name = [["CN", commonName]]
  return issueCertificate({
    ...rest,
    subject,
    key: privateKey,
    issuer: { name: subject, privateKey },
  })
}
