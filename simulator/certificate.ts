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
const COMMON_NAME = "550403"

function name(text: string): Buffer {
  return sequence(der(0x31, sequence(oid(COMMON_NAME), der(0x0c, Buffer.from(text)))))
}

const SUBJECT_ALT_NAME = "551d11"

/** The address that a server is called by: clients compare it. */
function extensions(address: string | undefined): Buffer[] {
  if (!address) return []
  const names = sequence(der(0x87, Buffer.from(address.split(".").map(Number))))
  const extension = sequence(oid(SUBJECT_ALT_NAME), der(0x04, names))
  return [der(0xa3, sequence(extension))]
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

/** Makes a self-signed X.509 v3 certificate in PEM. */
export function selfSignedCertificate(request: CertificateRequest): string {
  const { serialNo, commonName, privateKey, notBefore, notAfter, address } = request
  const subject = name(commonName)
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from(serialNo, "hex")),
    SHA256_WITH_RSA,
    subject,
    sequence(utcTime(notBefore), utcTime(notAfter)),
    subject,
    createPublicKey(privateKey).export({ type: "spki", format: "der" }),
    ...extensions(address)
  )
  const signature = sign("RSA-SHA256", body, privateKey)
  const certificate = sequence(body, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), signature))
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`
}
