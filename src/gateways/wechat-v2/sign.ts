import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import { NotificationRefused } from "../../core/errors"
import type { Fields } from "./xml"

export type SignType = "MD5" | "HMAC-SHA256"

const LENGTHS: Readonly<Record<number, SignType>> = { 32: "MD5", 64: "HMAC-SHA256" }

/**
 * Over every field that is not empty, sorted by name, and then the key; the HMAC's text has the key in
 * it, too.
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011985891
 */
export function signFields(fields: Fields, key: string, type: SignType): string {
  const text = `${signedText(fields)}&key=${key}`
  const hash = type === "MD5" ? createHash("md5") : createHmac("sha256", key)
  return hash.update(text).digest("hex").toUpperCase()
}

/**
 * Verifies an answer or a notification. Its type is told by the length of its signature alone; both
 * types need the same key.
 * @throws NotificationRefused
 */
export function verifyFields(fields: Fields, key: string): void {
  const { sign } = fields
  if (!sign) throw new NotificationRefused("missing_signature", "it has no sign")
  const type = LENGTHS[sign.length]
  if (!type) throw new NotificationRefused("wrong_algorithm", "no algorithm signs in that length")
  // `a` = `1&b=2` is joined to the same text as `a` = `1` and `b` = `2`.
  if (Object.entries(fields).some(([name, value]) => name !== ADDRESS && isSeveral(value))) {
    throw new NotificationRefused("ambiguous_field", "a field looks like several")
  }
  const expected = Buffer.from(signFields(fields, key, type))
  const given = Buffer.from(sign)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new NotificationRefused("bad_signature", "the signature does not fit the content")
  }
}

/** Where the shopper's browser goes: the one value that has a query by nature. */
const ADDRESS = "mweb_url"

function isSeveral(value: string): boolean {
  return /&[A-Za-z_]\w*=/.test(value)
}

/** What is signed but for the key, by the bytes of the names: `B` comes before `a`. */
export function signedText(fields: Fields): string {
  return Object.entries(fields)
    .filter(([name, value]) => name !== "sign" && value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&")
}
