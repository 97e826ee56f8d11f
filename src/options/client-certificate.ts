import { existsSync, readFileSync } from "node:fs"
import { createSecureContext } from "node:tls"
import { KeyProblem, readCertificate, readPrivateKey } from "./keys"
import type { OptionReader } from "./problems"
import { keyOption, privatePem } from "./shared"
import type { ClientCertificate, WechatV2Options } from "./types"

const NOTHING: ClientCertificate = { cert: "", key: "" }

/**
 * The merchant's API certificate for TLS: `apiclient_cert.p12`, whose password is the merchant number,
 * or the pair of PEM files beside it.
 */
export function readClientCertificate(
  given: Partial<WechatV2Options>,
  options: OptionReader,
  mchId: string
): ClientCertificate {
  const { certificate, certificateKey } = given
  if (!certificate) {
    options.problem(
      "certificate",
      "is missing: refunds need `apiclient_cert.p12`, or the PEM pair."
    )
    return NOTHING
  }
  if (isPem(certificate)) return readPair(certificate, certificateKey, options)
  if (certificateKey) {
    options.problem(
      "certificateKey",
      "belongs to a certificate in PEM: leave it out beside a .p12."
    )
  }
  return keyOption(options, "certificate", (it) => readP12(it, mchId), certificate) ?? NOTHING
}

function isPem(value: unknown): value is string {
  if (typeof value !== "string") return false
  if (value.includes("-----BEGIN")) return true
  return existsSync(value) && readFileSync(value).subarray(0, 4096).includes("-----BEGIN")
}

function readPair(certificate: string, key: unknown, options: OptionReader): ClientCertificate {
  const cert = keyOption(options, "certificate", readCertificate, certificate)
  const privateKey = keyOption(options, "certificateKey", readPrivateKey, key)
  if (!cert || !privateKey) return NOTHING
  if (!cert.checkPrivateKey(privateKey)) {
    options.problem(
      "certificateKey",
      "is not the key of this certificate: take both from one .zip."
    )
  } else if (new Date(cert.validTo) <= new Date()) {
    options.problem("certificate", `expired on ${cert.validTo}: make a new one at the platform.`)
  }
  return { cert: cert.toString(), key: privatePem(privateKey) }
}

function readP12(value: unknown, mchId: string): ClientCertificate {
  const pfx = load(value)
  try {
    createSecureContext({ pfx, passphrase: mchId })
  } catch (error) {
    throw new KeyProblem(sentenceFor(String(error)))
  }
  return { p12: pfx.toString("base64") }
}

function load(value: unknown): Buffer {
  if (typeof value !== "string") throw new KeyProblem("is not a text: give a path or base64.")
  if (existsSync(value)) return readFileSync(value)
  const text = value.replace(/\s/g, "")
  // Every PKCS#12 file begins with a sequence; no sensible path does.
  if (/^MI[A-Za-z0-9+/]{100,}={0,2}$/.test(text)) return Buffer.from(text, "base64")
  throw new KeyProblem("is neither PEM nor base64, and no file can be read under that path.")
}

/** OpenSSL tells a wrong password, an old cipher and nonsense apart; Node hands its words through. */
function sentenceFor(reason: string): string {
  if (/mac verify failure/i.test(reason)) {
    return "does not open with `mchId` as its password: is it this merchant's certificate?"
  }
  if (/unsupported/i.test(reason)) {
    return "is encrypted in an old way that Node does not open: give `apiclient_cert.pem`, and `apiclient_key.pem` as `certificateKey`."
  }
  return "is not a .p12 file: give `apiclient_cert.p12`, or the PEM pair."
}
