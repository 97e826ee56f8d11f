import { NotificationRefused } from "../../core/errors"
import type { RawNotification, VerifiedNotification } from "../gateway"
import { isRecord, text } from "../record"
import type { SafeWxPay } from "./pay"
import type { KeySource } from "./platform-keys"
import { readRefund } from "./refund"
import { readTrade } from "./trade"
import { verifyMessage } from "./verify"

type Fields = Readonly<Record<string, unknown>>

/**
 * Verifies the signature over the raw bytes, then decrypts, then reads.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791861
 * @throws NotificationRefused
 */
export function readWechatNotification(
  raw: RawNotification,
  now: Date,
  keys: KeySource,
  pay: Pick<SafeWxPay, "decrypt">
): VerifiedNotification {
  verifyMessage((name) => raw.headers[name], raw.body, keys, now)
  const envelope = parse(raw.body.toString("utf8"))
  const id = text(envelope, "id")
  const event = text(envelope, "event_type")
  if (!id || !event || id.length > 128 || !isRecord(envelope.resource)) {
    throw new NotificationRefused("malformed", "it is not a notification envelope")
  }
  return { id, event, about: readContent(event, open(envelope.resource, pay)) }
}

function open(resource: Fields, pay: Pick<SafeWxPay, "decrypt">): Fields {
  const ciphertext = text(resource, "ciphertext")
  const nonce = text(resource, "nonce")
  if (resource.algorithm !== "AEAD_AES_256_GCM" || !ciphertext || !nonce) {
    throw new NotificationRefused("wrong_algorithm", "it is not encrypted with AEAD_AES_256_GCM")
  }
  const associatedData = text(resource, "associated_data") ?? ""
  try {
    return parse(pay.decrypt({ ciphertext, nonce, associatedData }))
  } catch (cause) {
    if (cause instanceof NotificationRefused) throw cause
    throw new NotificationRefused("undecryptable", "the APIv3 key does not open it")
  }
}

function readContent(event: string, content: Fields): VerifiedNotification["about"] {
  if (event.startsWith("REFUND.")) {
    const snapshot = readRefund(content)
    if (snapshot) return { kind: "refund", snapshot }
  } else if (event.startsWith("TRANSACTION.")) {
    const snapshot = readTrade(content)
    if (snapshot) return { kind: "trade", snapshot }
  }
  throw new NotificationRefused("unsupported", "it describes neither a trade nor a refund")
}

function parse(json: string): Fields {
  try {
    const value = JSON.parse(json) as unknown
    if (isRecord(value)) return value
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
  }
  throw new NotificationRefused("malformed", "it is not a JSON object")
}
