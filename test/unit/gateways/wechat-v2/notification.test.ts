import { createDecipheriv } from "node:crypto"
import fc from "fast-check"
import { NotificationRefused } from "../../../../src/core/errors"
import type { RawNotification } from "../../../../src/gateways/gateway"
import { readWechatV2Notification } from "../../../../src/gateways/wechat-v2/notification"
import { fixtureJson } from "../../../support/fixture"
import { thrownBy } from "../../../support/thrown"
import {
  posted,
  toXml,
  v2Notification,
  v2Payment,
  v2Refund,
  v2RefundEnvelope,
  v2RefundNotification,
  v2Sealed,
  v2Sign,
  wechatV2Settings,
  withSign,
  type Changes,
} from "../../../support/wechat-v2"

const read = (raw: RawNotification) => readWechatV2Notification(raw, wechatV2Settings)

function reasonOf(raw: RawNotification): string {
  const error = thrownBy(() => read(raw))
  expect(error).toBeInstanceOf(NotificationRefused)
  const { message, reason } = error as NotificationRefused
  expect(message).not.toMatch(/1990|oUpF8|abcdef0123456789/)
  return reason
}

describe("a notification of API v2", () => {
  it.each(["HMAC-SHA256", "MD5"])("of a payment, signed by %s, is a paid trade", (type) => {
    const { about, event } = read(v2Notification({}, type))
    expect(event).toBe("TRANSACTION.SUCCESS")
    expect(about).toEqual({
      kind: "trade",
      snapshot: {
        outTradeNo: "20261123162000abcdef0123456789",
        gatewayTradeNo: "4200000263201902167700134902",
        state: "paid",
        total: 1990,
        currency: "cny",
        payee: { appid: wechatV2Settings.appId, mch_id: wechatV2Settings.mchId },
        refunded: null,
        paidAt: new Date("2026-11-23T08:20:00Z"),
      },
    })
  })

  it("of a payment that failed leaves the trade waiting", () => {
    const { about } = read(v2Notification({ result_code: "FAIL", err_code: "SYSTEMERROR" }))
    expect(about).toMatchObject({ kind: "trade", snapshot: { state: "waiting" } })
  })

  it.each([
    ["SUCCESS", "succeeded"],
    ["CHANGE", "abnormal"],
    ["REFUNDCLOSE", "closed"],
  ])("of a refund that ends %s is opened: %s", (refund_status, state) => {
    const { about, event } = read(v2RefundNotification({ refund_status }))
    expect(event).toBe(`REFUND.${refund_status}`)
    expect(about).toEqual({
      kind: "refund",
      snapshot: {
        outTradeNo: "20261123162000abcdef0123456789",
        outRefundNo: "R20261123162000abcdef0123456789",
        gatewayRefundNo: "50000709672019011908420787722",
        state,
        amount: 990,
        succeededAt: state === "succeeded" ? new Date("2026-11-23T08:21:00Z") : null,
      },
    })
  })

  it("has one id over its repetitions, whose nonces and signatures differ, and another for other words", () => {
    const first = read(v2Notification()).id
    expect(read(v2Notification({ nonce_str: "x".repeat(32) }, "MD5")).id).toBe(first)
    expect(read(v2Notification({ total_fee: "1" })).id).not.toBe(first)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
  })

  it("is opened by the same cipher as the official library's", () => {
    const known = fixtureJson<Record<"key" | "plaintext" | "ciphertext", string>>(
      "wechatpay-apiv3+wechatpay-php/aes-256-ecb.json"
    )
    // Its key is no MD5, so that the cipher alone is compared: with the one that seals these tests.
    const decipher = createDecipheriv("aes-256-ecb", known.key, null)
    const opened = decipher.update(known.ciphertext, "base64", "utf8") + decipher.final("utf8")
    expect(opened).toBe(known.plaintext)
  })
})

const signed = (changes: Changes) => v2Notification(changes)
const altered = (changes: Record<string, string>) =>
  posted(toXml({ ...withSign(v2Payment()), ...changes }))
const sealedRoot = toXml(v2Refund(), "root")
const refund = (reqInfo: string, changes?: Changes) =>
  posted(toXml(v2RefundEnvelope(reqInfo, changes)))
const sealed = (text: string) => refund(v2Sealed(text))
const genuine = toXml(withSign(v2Payment()))

function without(name: string): RawNotification {
  const { [name]: _, ...rest } = withSign(v2Payment())
  return posted(toXml(rest))
}

function flipped(byte: number): string {
  const bytes = Buffer.from(v2Sealed(sealedRoot), "base64")
  const index = byte < 0 ? bytes.length + byte : byte
  bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index)
  return bytes.toString("base64")
}

describe("a notification of API v2 is refused", () => {
  it.each<[string, string, RawNotification]>([
    // The signature.
    ["another amount", "bad_signature", altered({ total_fee: "1" })],
    ["another trade", "bad_signature", altered({ out_trade_no: "20261123162000ffffffffffffffff" })],
    ["another merchant", "bad_signature", altered({ mch_id: "1900000110" })],
    ["another app", "bad_signature", altered({ appid: "wx0000000000000000" })],
    ["another time", "bad_signature", altered({ time_end: "20261123162001" })],
    ["another nonce", "bad_signature", altered({ nonce_str: "x" })],
    ["another currency", "bad_signature", altered({ fee_type: "USD" })],
    ["a field more", "bad_signature", altered({ attach: "x" })],
    ["an amount less", "bad_signature", without("total_fee")],
    ["a nonce less", "bad_signature", without("nonce_str")],
    ["a result less", "bad_signature", without("result_code")],
    ["a result turned", "bad_signature", altered({ result_code: "FAIL" })],
    ["no signature", "missing_signature", without("sign")],
    ["an empty signature", "missing_signature", altered({ sign: "" })],
    ["a signature of zeros", "bad_signature", altered({ sign: "0".repeat(32) })],
    ["a signature of any length", "wrong_algorithm", altered({ sign: "0".repeat(33) })],
    ["a signature of SHA-1's length", "wrong_algorithm", altered({ sign: "0".repeat(40) })],
    [
      "a signature in small letters",
      "bad_signature",
      altered({ sign: v2Sign(v2Payment()).toLowerCase() }),
    ],
    [
      "a signature by another key",
      "bad_signature",
      altered({ sign: v2Sign(v2Payment(), "MD5", "k".repeat(32)) }),
    ],
    [
      "a signature without a key",
      "bad_signature",
      altered({ sign: v2Sign(v2Payment(), "MD5", "") }),
    ],
    ["a signature of the text without &key=", "bad_signature", altered({ sign: "F".repeat(64) })],
    ["a probe's signature", "wrong_algorithm", altered({ sign: "WECHATPAY/SIGNTEST/0" })],
    ["two fields in one", "ambiguous_field", signed({ attach: "1&total_fee=1" })],
    [
      "two fields in one, at its start",
      "ambiguous_field",
      signed({ bank_type: "&out_trade_no=1" }),
    ],
    // What is signed, and still is no payment of ours.
    ["no number of ours", "unsupported", signed({ out_trade_no: undefined })],
    ["a number that cannot be ours", "unsupported", signed({ out_trade_no: "../1" })],
    ["a number of 33 letters", "unsupported", signed({ out_trade_no: "1".repeat(33) })],
    ["a failure of the line", "unsupported", signed({ return_code: "FAIL" })],
    ["no word about the line", "unsupported", signed({ return_code: undefined })],
    ["a word of another case", "unsupported", signed({ return_code: "success" })],
    // The refund's envelope.
    ["a bit flipped at the front", "malformed", refund(flipped(0))],
    ["a bit flipped at the end", "undecryptable", refund(flipped(-1))],
    ["half of a refund", "undecryptable", refund(v2Sealed(sealedRoot).slice(0, 30))],
    ["a refund under another key", "undecryptable", refund(v2Sealed(sealedRoot, "k".repeat(32)))],
    [
      "a refund that is not encrypted",
      "undecryptable",
      refund(Buffer.from(sealedRoot).toString("base64")),
    ],
    ["no refund in the envelope", "undecryptable", refund("")],
    ["something that is no base64", "undecryptable", refund("*")],
    [
      "a refund for another merchant",
      "undecryptable",
      refund(v2Sealed(sealedRoot), { mch_id: "1900000110" }),
    ],
    ["a refund for nobody", "undecryptable", refund(v2Sealed(sealedRoot), { mch_id: undefined })],
    [
      "a refund whose line failed",
      "unsupported",
      refund(v2Sealed(sealedRoot), { return_code: "FAIL" }),
    ],
    ["a refund under another root", "malformed", sealed(toXml(v2Refund()))],
    ["a refund that is no XML", "malformed", sealed("refund")],
    [
      "a refund with a field twice",
      "repeated_field",
      sealed(sealedRoot.replace("</root>", "<refund_fee>1</refund_fee></root>")),
    ],
    [
      "a refund with an entity",
      "malformed",
      sealed(`<!DOCTYPE root [<!ENTITY x "1">]>${sealedRoot}`),
    ],
    [
      "a refund in an unknown state",
      "unsupported",
      v2RefundNotification({ refund_status: "DONE" }),
    ],
    [
      "a refund in a state of Object's",
      "unsupported",
      v2RefundNotification({ refund_status: "constructor" }),
    ],
    ["a refund without a state", "unsupported", v2RefundNotification({ refund_status: undefined })],
    [
      "a refund without its number",
      "unsupported",
      v2RefundNotification({ out_refund_no: undefined }),
    ],
    ["a refund of no trade", "unsupported", v2RefundNotification({ out_trade_no: undefined })],
    [
      "a refund whose number cannot be ours",
      "unsupported",
      v2RefundNotification({ out_refund_no: "R 1" }),
    ],
    // The document.
    ["nothing", "malformed", posted("")],
    ["JSON, as API v3 sends it", "malformed", posted('{"id":"1"}')],
    ["words", "malformed", posted("success")],
    ["half of itself", "malformed", posted(genuine.slice(0, genuine.length / 2))],
    ["itself twice", "malformed", posted(genuine + genuine)],
    [
      "a field twice",
      "repeated_field",
      posted(genuine.replace("</xml>", "<total_fee>1</total_fee></xml>")),
    ],
    ["a field in a field", "malformed", posted(genuine.replace("</xml>", "<a><b>1</b></a></xml>"))],
    [
      "a name of Object's",
      "malformed",
      posted(genuine.replace("</xml>", "<__proto__>1</__proto__></xml>")),
    ],
    ["another root", "malformed", posted(genuine.replaceAll("xml>", "root>"))],
    ["a document type", "malformed", posted(`<!DOCTYPE xml>${genuine}`)],
    [
      "an external entity",
      "malformed",
      posted(`<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]>${genuine}`),
    ],
    ["an attribute", "malformed", posted(genuine.replace("<sign>", '<sign type="MD5">'))],
    [
      "GBK",
      "malformed",
      posted(
        Buffer.concat([
          Buffer.from("<xml><a>"),
          Buffer.from([0xd6, 0xa7, 0xb8, 0xb6]),
          Buffer.from("</a></xml>"),
        ])
      ),
    ],
    [
      "too much",
      "malformed",
      posted(genuine.replace("</xml>", `<attach>${"1".repeat(65_536)}</attach></xml>`)),
    ],
    ["empty fields only", "unsupported", posted("<xml></xml>")],
  ])("with %s: %s", (_, reason, raw) => {
    expect(reasonOf(raw)).toBe(reason)
  })

  it.each(["19.90", "-1", "1e3", "0x10", "01990", " 1990", "", "9".repeat(16), "١٩٩٠"])(
    "no, but it names no amount, when its total is %j under a genuine signature",
    (total_fee) => {
      const { about } = read(v2Notification({ total_fee: total_fee || undefined }))
      expect(about).toMatchObject({ snapshot: { total: null } })
    }
  )

  it("and the untouched ones that these were made from are believed", () => {
    expect(() => read(posted(genuine))).not.toThrow()
    expect(() => read(sealed(sealedRoot))).not.toThrow()
  })

  it("whichever byte of it is changed", () => {
    const bytes = Buffer.from(genuine)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const spoilt = Buffer.from(bytes)
        spoilt.writeUInt8(spoilt.readUInt8(at) ^ by, at)
        try {
          // A change that says the same, such as another blank between fields, is none.
          expect(read(posted(spoilt))).toEqual(read(posted(bytes)))
        } catch (error) {
          expect(error).toBeInstanceOf(NotificationRefused)
        }
      }),
      { numRuns: 3_000, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: false }
    )
  })
})
