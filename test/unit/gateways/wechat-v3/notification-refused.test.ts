import fc from "fast-check"
import { NotificationRefused } from "../../../../src/core/errors"
import type { RawNotification } from "../../../../src/gateways/gateway"
import { readWechatNotification } from "../../../../src/gateways/wechat-v3/notification"
import { SafeWxPay } from "../../../../src/gateways/wechat-v3/pay"
import { merchant, stranger, type Pair } from "../../../support/keys"
import { thrownBy } from "../../../support/thrown"
import {
  encrypted,
  envelope,
  notification,
  NOW,
  paymentNotification,
  refundNotice,
  SERIAL,
  signatureHeaders,
  transaction,
  wechatSettings,
} from "../../../support/wechat"

const pay = new SafeWxPay(wechatSettings)
const keys = wechatSettings.platformKeys
afterAll(() => pay.shutdown())

function reasonOf(raw: RawNotification): string {
  const error = thrownBy(() => readWechatNotification(raw, NOW, keys, pay))
  expect(error).toBeInstanceOf(NotificationRefused)
  const { message, reason } = error as NotificationRefused
  expect(message).not.toMatch(/1990|oUpF8|abcdef0123456789/)
  return reason
}

const payment = JSON.stringify(transaction())

/** Genuinely signed, so that only what is inside can be wrong. */
const resource = (changes: Record<string, unknown>) =>
  notification(envelope({ ...encrypted(payment), ...changes }))

const content = (changes: Record<string, unknown>, event = "TRANSACTION.SUCCESS") =>
  notification(envelope(encrypted(JSON.stringify(transaction(changes))), { event_type: event }))

function flipped(at: number): string {
  const bytes = Buffer.from(encrypted(payment).ciphertext, "base64")
  const index = at < 0 ? bytes.length + at : at
  bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index)
  return bytes.toString("base64")
}

const TAG = 16

describe("a notification of WeChat Pay's is refused", () => {
  it.each<[string, string, RawNotification]>([
    ["a flipped bit in its text", "undecryptable", resource({ ciphertext: flipped(0) })],
    ["a flipped bit in its tag", "undecryptable", resource({ ciphertext: flipped(-1) })],
    ["a flipped bit in its tag's front", "undecryptable", resource({ ciphertext: flipped(-TAG) })],
    ["other associated data", "undecryptable", resource({ associated_data: "refund" })],
    ["no associated data though some was used", "undecryptable", resource({ associated_data: "" })],
    ["another nonce", "undecryptable", resource({ nonce: "fdasflkja485" })],
    ["a tag alone", "undecryptable", resource({ ciphertext: flipped(-1).slice(-24) })],
    ["hardly any text", "undecryptable", resource({ ciphertext: "AAAA" })],
    ["text that is no base64", "undecryptable", resource({ ciphertext: "*" })],
    [
      "another account's key",
      "undecryptable",
      notification(envelope(encrypted(payment, { key: "x".repeat(32) }))),
    ],
    ["no text", "wrong_algorithm", resource({ ciphertext: "" })],
    ["no nonce", "wrong_algorithm", resource({ nonce: undefined })],
    ["another algorithm", "wrong_algorithm", resource({ algorithm: "AEAD_SM4_GCM" })],
    ["a weaker algorithm", "wrong_algorithm", resource({ algorithm: "AES-256-ECB" })],
    ["no algorithm", "wrong_algorithm", resource({ algorithm: undefined })],
    ["plain text", "wrong_algorithm", notification(envelope(transaction()))],
    ["no resource", "malformed", notification(envelope(undefined))],
    ["a list for a resource", "malformed", notification(envelope([]))],
    ["no id", "malformed", notification(envelope(encrypted(payment), { id: "" }))],
    [
      "an endless id",
      "malformed",
      notification(envelope(encrypted(payment), { id: "1".repeat(129) })),
    ],
    ["no event", "malformed", notification(envelope(encrypted(payment), { event_type: 1 }))],
    ["something that is no JSON", "malformed", notification("<xml></xml>")],
    ["null", "malformed", notification("null")],
    ["a list", "malformed", notification("[]")],
    ["half of itself", "malformed", notification('{"id":"1"')],
    ["nothing", "malformed", notification("")],
    ["something encrypted that is no JSON", "malformed", notification(envelope(encrypted("pay")))],
    ["an encrypted list", "malformed", notification(envelope(encrypted("[]")))],
    ["an unknown state", "unsupported", content({ trade_state: "ACCEPT" })],
    ["a state of Object's", "unsupported", content({ trade_state: "constructor" })],
    ["no state", "unsupported", content({ trade_state: undefined })],
    ["no number of ours", "unsupported", content({ out_trade_no: undefined })],
    ["a number that cannot be ours", "unsupported", content({ out_trade_no: "../1" })],
    ["an event of another product", "unsupported", content({}, "PAYSCORE.USER_OPEN_SERVICE")],
    ["a refund's event around a payment", "unsupported", content({}, "REFUND.SUCCESS")],
    [
      "a payment's event around a refund",
      "unsupported",
      notification(envelope(encrypted(JSON.stringify(refundNotice())))),
    ],
  ])("with %s: %s", (_, reason, raw) => {
    expect(reasonOf(raw)).toBe(reason)
  })

  it("before it is opened, when its signature is wrong", () => {
    const { headers } = paymentNotification()
    expect(reasonOf({ headers, body: Buffer.from("{}") })).toBe("bad_signature")
  })

  it("without any of the headers, as anybody could post it", () => {
    expect(reasonOf({ headers: {}, body: paymentNotification().body })).toBe("missing_signature")
  })

  const { headers } = paymentNotification()
  const spoilt = (name: string, value: string | undefined) => ({
    headers: { ...headers, [`wechatpay-${name}`]: value },
    body: paymentNotification().body,
  })
  const other = (by: Pair) => {
    const body = paymentNotification().body
    return { headers: signatureHeaders(body.toString(), { by }), body }
  }
  const sent = (seconds: number) => {
    const { body } = paymentNotification()
    const at = NOW.getTime() / 1_000 + seconds
    return { headers: signatureHeaders(body.toString(), { at }), body }
  }

  it.each<[string, string, RawNotification]>([
    ["no time", "missing_signature", spoilt("timestamp", undefined)],
    ["no nonce", "missing_signature", spoilt("nonce", undefined)],
    ["no serial", "missing_signature", spoilt("serial", undefined)],
    ["no signature", "missing_signature", spoilt("signature", undefined)],
    ["an empty signature", "missing_signature", spoilt("signature", "")],
    ["another time", "bad_signature", spoilt("timestamp", String(NOW.getTime() / 1_000 - 1))],
    ["another nonce", "bad_signature", spoilt("nonce", "x")],
    ["a signature of zeros", "bad_signature", spoilt("signature", "A".repeat(344))],
    ["half a signature", "bad_signature", spoilt("signature", "AAAA")],
    ["a probe's signature", "bad_signature", spoilt("signature", "WECHATPAY/SIGNTEST/AAAA")],
    ["a stranger's signature", "bad_signature", other(stranger)],
    ["the merchant's own signature", "bad_signature", other(merchant)],
    ["a serial that nobody knows", "unknown_serial", spoilt("serial", "PUB_KEY_ID_0100")],
    ["a serial in small letters", "unknown_serial", spoilt("serial", SERIAL.toLowerCase())],
    ["a serial of Object's", "unknown_serial", spoilt("serial", "__proto__")],
    ["another serial of Object's", "unknown_serial", spoilt("serial", "constructor")],
    ["a time of an hour ago", "stale", sent(-3_600)],
    ["a time in an hour", "stale", sent(3_600)],
    ["a time of 1970", "stale", sent(-NOW.getTime() / 1_000)],
    ["a time in milliseconds", "stale", spoilt("timestamp", String(NOW.getTime()))],
    ["a time with a fraction", "stale", spoilt("timestamp", `${NOW.getTime() / 1_000}.5`)],
    ["a time in hexadecimal", "stale", spoilt("timestamp", "0x6B000000")],
    ["a time of other digits", "stale", spoilt("timestamp", "١٢٣٤٥٦٧٨٩٠")],
    ["a time that never ends", "stale", spoilt("timestamp", "9".repeat(400))],
  ])("with %s in its headers: %s", (_, reason, raw) => {
    expect(reasonOf(raw)).toBe(reason)
  })

  it("whichever bit of its body is flipped", () => {
    const { headers: honest, body } = paymentNotification()
    fc.assert(
      fc.property(fc.nat(body.length * 8 - 1), (bit) => {
        const bytes = Buffer.from(body)
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect(reasonOf({ headers: honest, body: bytes })).toBe("bad_signature")
      }),
      { numRuns: 1_000, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: false }
    )
  })

  it("or read, but never anything else, whatever is genuinely signed", () => {
    const anything = fc.oneof(
      fc.json(),
      fc.json().map((json) => JSON.stringify(envelope(encrypted(json)))),
      fc.object().map((members) => JSON.stringify(envelope(members))),
      fc
        .object()
        .map((members) =>
          JSON.stringify(envelope(encrypted(JSON.stringify({ ...transaction(), ...members }))))
        ),
      fc.string({ unit: "binary" })
    )
    fc.assert(
      fc.property(anything, (text) => {
        try {
          const { id } = readWechatNotification(notification(text), NOW, keys, pay)
          expect(id).toBe("EV-2018022511223320873")
        } catch (error) {
          expect(error).toBeInstanceOf(NotificationRefused)
        }
      }),
      { numRuns: 500, interruptAfterTimeLimit: 8_000, markInterruptAsFailure: false }
    )
  })

  it("and the untouched one that these were made from is believed", () => {
    expect(() => readWechatNotification(paymentNotification(), NOW, keys, pay)).not.toThrow()
  })
})
