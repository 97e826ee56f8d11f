import { X509Certificate } from "node:crypto"
import { GatewayError, NotificationRefused } from "../../core/errors"
import type { SignatureExplanation } from "../../core/signature-explanation"
import type { HttpResponse } from "../http"
import { isRecord, text } from "../record"
import type { AnswerNotes } from "./answer"
import { kindOf } from "./codes"
import type { PlatformKey } from "./platform-keys"
import { verifyMessage } from "./verify"

const OPERATION = "certificates"
export const CERTIFICATES_PATH = "/v3/certificates"

/** Opens what is encrypted with the merchant's APIv3 key. */
export type Decrypt = (sealed: {
  ciphertext: string
  nonce: string
  associatedData: string
}) => string

export interface CertificateRules {
  decrypt: Decrypt
  now: Date
  /** Why our signature may have been refused. */
  explain?: (answer: unknown) => SignatureExplanation | undefined
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads the platform certificates out of an answer. Nobody but WeChat Pay and the merchant has the APIv3
 * key, so what it opens is genuine; the answer itself must then be signed by one of them.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012551764
 * @throws GatewayError
 */
export function readCertificates(
  response: HttpResponse,
  { decrypt, explain, now }: CertificateRules
): readonly PlatformKey[] {
  const requestId = response.header("request-id")
  const body = parsed(response.body)
  if (response.status !== 200)
    throw refusal(response.status, body, { requestId, explanation: explain?.(body) })
  const entries: unknown[] = Array.isArray(body.data) ? body.data : []
  const certificates = entries.map((entry) => readCertificate(entry, decrypt, requestId))
  if (certificates.length === 0) throw untrusted("MALFORMED", requestId)
  const keys = new Map(certificates.map(({ serial, key }) => [serial, key]))
  try {
    verifyMessage((name) => response.header(name), response.body, keys, now)
  } catch (error) {
    if (!(error instanceof NotificationRefused)) throw error
    throw untrusted(error.reason.toUpperCase(), requestId)
  }
  return certificates
}

function readCertificate(entry: unknown, decrypt: Decrypt, requestId?: string): PlatformKey {
  const fields: Fields = isRecord(entry) ? entry : {}
  const sealed: Fields = isRecord(fields.encrypt_certificate) ? fields.encrypt_certificate : {}
  const ciphertext = text(sealed, "ciphertext")
  const nonce = text(sealed, "nonce")
  if (sealed.algorithm !== "AEAD_AES_256_GCM" || !ciphertext || !nonce) {
    throw untrusted("MALFORMED", requestId)
  }
  const associatedData = text(sealed, "associated_data") ?? ""
  const certificate = opened(() => decrypt({ ciphertext, nonce, associatedData }), requestId)
  const serial = certificate.serialNumber.toUpperCase()
  if (serial !== text(fields, "serial_no")?.toUpperCase()) throw untrusted("MALFORMED", requestId)
  const key = certificate.publicKey
  if (key.asymmetricKeyType !== "rsa") throw untrusted("WRONG_ALGORITHM", requestId)
  const validFrom = new Date(certificate.validFrom)
  return { serial, key, validFrom, validTo: new Date(certificate.validTo) }
}

/** Anything that goes wrong in here means the same: our APIv3 key does not open it to a certificate. */
function opened(decrypt: () => string, requestId?: string): X509Certificate {
  try {
    return new X509Certificate(decrypt())
  } catch (cause) {
    throw untrusted("UNDECRYPTABLE", requestId, cause)
  }
}

function parsed(body: Buffer): Fields {
  try {
    const value = JSON.parse(body.toString("utf8")) as unknown
    return isRecord(value) ? value : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

/** 无可用的平台证书: a merchant of the public-key mode has none. */
function refusal(status: number, body: Fields, notes: AnswerNotes): GatewayError {
  const code = text(body, "code") ?? `HTTP_${status}`
  const isAbsent = code === "RESOURCE_NOT_EXISTS"
  return new GatewayError({
    gateway: "wechat",
    operation: OPERATION,
    kind: kindOf(status, text(body, "code") ?? "", OPERATION),
    code,
    message: isAbsent
      ? "this merchant has no platform certificates: give publicKeyId and publicKey"
      : "the platform certificates were not given out",
    ...notes,
  })
}

function untrusted(code: string, requestId?: string, cause?: unknown): GatewayError {
  return new GatewayError({
    gateway: "wechat",
    operation: OPERATION,
    kind: "unknown",
    code,
    message: "the platform certificates cannot be trusted",
    requestId,
    cause,
  })
}
