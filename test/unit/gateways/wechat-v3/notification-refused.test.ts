import { NotificationRefused } from "../../../../src/core/errors"
import type { RawNotification } from "../../../../src/gateways/gateway"
import { readWechatNotification } from "../../../../src/gateways/wechat-v3/notification"
import { SafeWxPay } from "../../../../src/gateways/wechat-v3/pay"
import { thrownBy } from "../../../support/thrown"
import {
  encrypted,
  envelope,
  notification,
  NOW,
  paymentNotification,
  refundNotice,
  transaction,
  wechatSettings,
} from "../../../support/wechat"

const pay = new SafeWxPay(wechatSettings)
afterAll(() => pay.shutdown())

function reasonOf(raw: RawNotification): string {
  const error = thrownBy(() => readWechatNotification(raw, NOW, wechatSettings.platformKeys, pay))
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

  it("and the untouched one that these were made from is believed", () => {
    expect(() =>
      readWechatNotification(paymentNotification(), NOW, wechatSettings.platformKeys, pay)
    ).not.toThrow()
  })
})
