import { createDecipheriv, createHash } from "node:crypto"
import { NotificationRefused } from "../../core/errors"
import type { RawNotification, VerifiedNotification } from "../gateway"
import type { WechatV2Settings } from "./options"
import { readRefund } from "./refund"
import { verifyFields } from "./sign"
import { readTrade } from "./trade"
import { readXml, type Fields } from "./xml"

type Account = Pick<WechatV2Settings, "apiKey" | "mchId">

/**
 * Payments are signed, refunds are encrypted instead.
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011935207
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011941247
 * @throws NotificationRefused
 */
export function readWechatV2Notification(
  raw: RawNotification,
  account: Account
): VerifiedNotification {
  const fields = readXml(raw.body)
  if (fields.return_code !== "SUCCESS") throw unsupported()
  return fields.req_info === undefined
    ? readPayment(fields, account)
    : readRefundNotice(fields, account)
}

/** Only a success names a trade that is paid; a failure leaves it waiting. */
function readPayment(fields: Fields, { apiKey }: Account): VerifiedNotification {
  verifyFields(fields, apiKey)
  const isPaid = fields.result_code === "SUCCESS"
  const snapshot = readTrade(fields, isPaid ? "SUCCESS" : "PAYERROR")
  if (!snapshot) throw unsupported()
  const event = isPaid ? "TRANSACTION.SUCCESS" : "TRANSACTION.PAYERROR"
  return { id: idOf(event, fields), event, about: { kind: "trade", snapshot } }
}

/** Whether it is in the language of v2 at all. */
export function isXml({ body }: RawNotification): boolean {
  return body.subarray(0, 64).toString("latin1").trimStart().startsWith("<")
}

/**
 * Only what tells of a refund: the merchant platform speaks v2 to v3 merchants, too.
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011941247
 * @throws NotificationRefused
 */
export function readWechatV2Refund(raw: RawNotification, account: Account): VerifiedNotification {
  const fields = readXml(raw.body)
  if (fields.return_code !== "SUCCESS" || fields.req_info === undefined) throw unsupported()
  return readRefundNotice(fields, account)
}

/** What the key opens is genuine; around it nothing is signed, and nothing is believed. */
function readRefundNotice(envelope: Fields, { apiKey, mchId }: Account): VerifiedNotification {
  if (envelope.mch_id !== mchId) {
    throw new NotificationRefused("undecryptable", "it is for another merchant")
  }
  const fields = readXml(opened(envelope.req_info ?? "", apiKey), "root")
  // Without a state it would pass for a refund that is under way.
  const snapshot = fields.refund_status ? readRefund(fields) : null
  if (!snapshot) throw unsupported()
  const event = `REFUND.${fields.refund_status}`
  return { id: idOf(event, fields), event, about: { kind: "refund", snapshot } }
}

/** AES-256-ECB under the MD5 of the key, in lower-case hex. */
function opened(sealed: string, apiKey: string): Buffer {
  const key = createHash("md5").update(apiKey).digest("hex")
  const decipher = createDecipheriv("aes-256-ecb", key, null)
  try {
    return Buffer.concat([decipher.update(sealed, "base64"), decipher.final()])
  } catch {
    // Wrong padding is all that a wrong key shows.
    throw new NotificationRefused("undecryptable", "the APIv2 key does not open it")
  }
}

/** There is no id: what is said is the same each time that it is repeated, but for nonce and signature. */
function idOf(event: string, fields: Fields): string {
  const { nonce_str: _, sign: __, ...said } = fields
  const text = JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)))
  return createHash("sha256").update(`${event}\n${text}`).digest("hex")
}

function unsupported(): NotificationRefused {
  return new NotificationRefused("unsupported", "it describes neither a trade nor a refund")
}
