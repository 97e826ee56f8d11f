import { NotificationRefused } from "../../core/errors"
import { MoneyError } from "../../core/money"
import type { RawNotification, VerifiedNotification } from "../gateway"
import { readFreeze } from "./freeze"
import type { Verifier } from "./answer"
import { readTrade } from "./trade"

/**
 * Verifies and reads a form-encoded notification.
 * @see https://opendocs.alipay.com/open/00f7nu
 * @throws NotificationRefused
 */
export function readAlipayNotification(
  raw: RawNotification,
  verifier: Verifier
): VerifiedNotification {
  const fields = parseForm(raw.body)
  verify(fields, verifier)
  const id = fields.get("notify_id")
  const about = readAbout(Object.fromEntries(fields))
  if (!id || id.length > 128) throw new NotificationRefused("malformed", "no notify_id")
  const event = fields.get("trade_status") ?? fields.get("notify_type") ?? ""
  return { id, event, about }
}

/** The number of the certificate that a notification names; `null` when it names none or is none. */
export function notificationSn(raw: RawNotification): string | null {
  try {
    return parseForm(raw.body).get("alipay_cert_sn") ?? null
  } catch (error) {
    if (error instanceof NotificationRefused) return null
    throw error
  }
}

/** Form decoding by hand, since a repeated name must be refused and not silently joined or dropped. */
function parseForm(body: Buffer): Map<string, string> {
  const fields = new Map<string, string>()
  for (const pair of body.toString("utf8").split("&")) {
    const at = pair.indexOf("=")
    if (at < 1) throw new NotificationRefused("malformed", "not a form")
    const name = decode(pair.slice(0, at))
    // A name such as `app_id=1&seller_id` would keep the signed text and make two fields disappear.
    if (!/^\w+$/.test(name)) throw new NotificationRefused("ambiguous_field", "an unlikely name")
    if (fields.has(name)) throw new NotificationRefused("repeated_field", "a field is repeated")
    fields.set(name, decode(pair.slice(at + 1)))
  }
  return fields
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "))
  } catch {
    throw new NotificationRefused("malformed", "a value is not url-encoded")
  }
}

function verify(fields: ReadonlyMap<string, string>, verifier: Verifier): void {
  const signature = fields.get("sign")
  if (!signature) throw new NotificationRefused("missing_signature", "no sign")
  if (fields.get("sign_type") !== "RSA2") {
    throw new NotificationRefused("wrong_algorithm", "sign_type is not RSA2")
  }
  const signed = [...fields].filter(([name]) => name !== "sign" && name !== "sign_type")
  // The signed text joins values with & and =, so a value that contains `&name=` could be split
  // into other fields under the same signature. We never send such text, so nobody should return it.
  if (signed.some(([, value]) => /&\w+=/.test(value))) {
    throw new NotificationRefused("ambiguous_field", "a value could be read as another field")
  }
  // All of Alipay's SDKs keep empty values in the signed text; its FAQ says that they are left out.
  const filled = signed.filter(([, value]) => value !== "")
  const sn = fields.get("alipay_cert_sn") ?? null
  const isGenuine = [signed, filled].some((it) => verifier.verify(join(it), signature, sn))
  if (!isGenuine) {
    throw new NotificationRefused("bad_signature", "the signature does not fit the content")
  }
}

function join(fields: [string, string][]): string {
  return fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&")
}

function readAbout(fields: Readonly<Record<string, string>>): VerifiedNotification["about"] {
  try {
    if (fields.notify_type?.startsWith("fund_auth_")) {
      const freeze = readFreeze(fields)
      if (freeze) return { kind: "freeze", snapshot: freeze }
    } else {
      const trade = readTrade(fields)
      if (trade) return { kind: "trade", snapshot: trade }
    }
  } catch (cause) {
    if (!(cause instanceof MoneyError)) throw cause
  }
  throw new NotificationRefused("unsupported", "it describes neither a trade nor a freeze")
}
