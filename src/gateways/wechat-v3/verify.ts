import { verify as verifySignature } from "node:crypto"
import { NotificationRefused } from "../../core/errors"
import type { KeySource } from "./platform-keys"

/** WeChat Pay's own rule: a message is stale after five minutes, in either direction. */
const TOLERANCE_SECONDS = 300

export type HeaderReader = (name: string) => string | undefined

/**
 * Verifies an answer or a notification over its raw bytes. The key is chosen by the serial that the
 * message names, so that a public key and platform certificates work side by side. Probes whose
 * signature begins with `WECHATPAY/SIGNTEST/` are bad signatures like any other.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013053249
 * @throws NotificationRefused
 */
export function verifyMessage(
  header: HeaderReader,
  body: Buffer,
  keys: KeySource,
  now: Date
): void {
  const timestamp = required(header, "wechatpay-timestamp")
  const nonce = required(header, "wechatpay-nonce")
  const serial = required(header, "wechatpay-serial")
  const signature = required(header, "wechatpay-signature")
  if (!/^\d{1,12}$/.test(timestamp) || !isFresh(Number(timestamp), now)) {
    throw new NotificationRefused("stale", "its timestamp is more than five minutes off")
  }
  const key = keys.get(serial)
  if (!key) throw new NotificationRefused("unknown_serial", "no key has the serial that it names")
  const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from("\n")])
  if (!verifySignature("RSA-SHA256", message, key, Buffer.from(signature, "base64"))) {
    throw new NotificationRefused("bad_signature", "the signature does not fit the content")
  }
}

function required(header: HeaderReader, name: string): string {
  const value = header(name)
  if (!value) throw new NotificationRefused("missing_signature", `no ${name}`)
  return value
}

function isFresh(seconds: number, now: Date): boolean {
  return Math.abs(now.getTime() / 1000 - seconds) <= TOLERANCE_SECONDS
}
