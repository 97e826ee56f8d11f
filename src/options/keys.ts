import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from "node:crypto"
import { readFileSync } from "node:fs"
import { readCertificates } from "../gateways/alipay/certificates"

/** What is wrong with a key, and the mend. Never quotes the key. */
export class KeyProblem extends Error {
  override readonly name = "KeyProblem"
}

const SMALLEST_MODULUS = 2048

/** Reads an RSA private key given as PEM, bare base64 (PKCS#1 or PKCS#8) or the path of a file. */
export function readPrivateKey(value: unknown): KeyObject {
  const content = load(value)
  const key = firstThatWorks([
    () => createPrivateKey(content.text),
    () => createPrivateKey({ key: content.der, format: "der", type: "pkcs8" }),
    () => createPrivateKey({ key: content.der, format: "der", type: "pkcs1" }),
  ])
  if (!key) throw new KeyProblem("is not a private key: give the RSA key as PEM, base64 or a path.")
  return strongRsa(key)
}

/** Reads an RSA public key, or the key of a certificate, given as PEM, bare base64 or a path. */
export function readPublicKey(value: unknown): KeyObject {
  const content = load(value)
  if (/PRIVATE KEY/.test(content.text) || isPrivate(content.der)) {
    throw new KeyProblem("is a private key: give the gateway's public key.")
  }
  const key = firstThatWorks([
    () => new X509Certificate(content.text).publicKey,
    () => createPublicKey(content.text),
    () => createPublicKey({ key: content.der, format: "der", type: "spki" }),
    () => createPublicKey({ key: content.der, format: "der", type: "pkcs1" }),
    () => new X509Certificate(content.der).publicKey,
  ])
  if (!key) throw new KeyProblem("is not a public key: give it as PEM, base64 or a path.")
  return strongRsa(key)
}

/** Reads a certificate given as PEM or a path. */
export function readCertificate(value: unknown): X509Certificate {
  const content = load(value)
  const certificate = firstThatWorks([
    () => new X509Certificate(content.text),
    () => new X509Certificate(content.der),
  ])
  if (!certificate) throw new KeyProblem("is not a certificate: give it as PEM or a path.")
  return certificate
}

/** Reads one certificate or several, in their order, given as PEM or a path. */
export function readCertificateChain(value: unknown): X509Certificate[] {
  const { text } = load(value)
  const chain = readCertificates(text)
  if (chain.length === 0) throw new KeyProblem("is not a certificate: give it as PEM or a path.")
  return chain
}

export function publicHalf(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ type: "spki", format: "der" })
}

function load(value: unknown): { text: string; der: Buffer } {
  if (typeof value !== "string" || value.trim() === "") {
    throw new KeyProblem("is missing: give it as PEM, base64 or the path of a file.")
  }
  // Line breaks of a PEM often arrive from an environment variable as a backslash and an n.
  const given = value.trim().replaceAll("\\n", "\n")
  const text = isKeyText(given) ? given : readFile(given)
  return { text, der: Buffer.from(text, "base64") }
}

/** Every RSA key and certificate in DER begins with `MI` in base64; no sensible path does. */
function isKeyText(text: string): boolean {
  return text.includes("-----BEGIN") || /^MI[A-Za-z0-9+/=\s]{100,}$/.test(text)
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8").trim()
  } catch {
    throw new KeyProblem("is neither PEM nor base64, and no file can be read under that path.")
  }
}

function isPrivate(der: Buffer): boolean {
  return Boolean(
    firstThatWorks([
      () => createPrivateKey({ key: der, format: "der", type: "pkcs8" }),
      () => createPrivateKey({ key: der, format: "der", type: "pkcs1" }),
    ])
  )
}

function strongRsa(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== "rsa") throw new KeyProblem("is not an RSA key.")
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < SMALLEST_MODULUS) {
    throw new KeyProblem(`is shorter than ${SMALLEST_MODULUS} bits: make a new one.`)
  }
  return key
}

/** Each attempt either yields or throws; that one of them throws is how the formats are told apart. */
function firstThatWorks<T>(attempts: (() => T)[]): T | null {
  for (const attempt of attempts) {
    try {
      return attempt()
    } catch {
      continue
    }
  }
  return null
}
