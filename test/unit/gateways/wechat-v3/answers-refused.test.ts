import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import fc from "fast-check"
import { GatewayError } from "../../../../src/core/errors"
import { asOutRefundNo, asOutTradeNo } from "../../../../src/core/ids"
import { fen } from "../../../../src/core/money"
import { WechatV3Gateway } from "../../../../src/gateways/wechat-v3/gateway"
import { stranger } from "../../../support/keys"
import { rejectionOf } from "../../../support/thrown"
import {
  NOW,
  refundNotice,
  signatureHeaders,
  transaction,
  wechatSettings,
} from "../../../support/wechat"

const NO = asOutTradeNo("20261123162000abcdef0123456789")!
const REFUND_NO = asOutRefundNo("R20261123162000abcdef0123456789")!
const WANTED = { outRefundNo: REFUND_NO, outTradeNo: NO, amount: fen(990), total: fen(1990) }
const SECONDS = NOW.getTime() / 1_000

interface Answer {
  status?: number
  body: string | Buffer
  headers?: Record<string, string>
}

let server: Server
let gateway: WechatV3Gateway
let answer: Answer

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume()
    const { status = 200, body, headers = {} } = answer
    response.writeHead(status, { "request-id": "08E6-0", ...headers }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  gateway = new WechatV3Gateway({ ...wechatSettings, endpoint })
})

afterAll(async () => {
  await gateway.shutdown()
  await new Promise((resolve) => server.close(resolve))
})

const text = (content: unknown) => (typeof content === "string" ? content : JSON.stringify(content))
const signed = (content: unknown, headers: Record<string, string> = {}): Answer => ({
  body: text(content),
  headers: { ...signatureHeaders(text(content)), ...headers },
})
const said = (changes: Record<string, unknown>) => signed(transaction(changes))
const genuine = text(transaction())
const refused = (status: number, code: string): Answer => ({
  status,
  body: JSON.stringify({ code, message: "不行" }),
})

async function faultOf(call: Promise<unknown>): Promise<GatewayError> {
  const error = await rejectionOf(call)
  expect(error).toBeInstanceOf(GatewayError)
  return error as GatewayError
}

describe("an answer of API v3 leaves the outcome unknown", () => {
  it.each<[string, string, Answer]>([
    ["no signature", "MISSING_SIGNATURE", { body: genuine }],
    [
      "an empty signature",
      "MISSING_SIGNATURE",
      signed(transaction(), { "wechatpay-signature": "" }),
    ],
    ["no serial", "MISSING_SIGNATURE", signed(transaction(), { "wechatpay-serial": "" })],
    ["no nonce", "MISSING_SIGNATURE", signed(transaction(), { "wechatpay-nonce": "" })],
    ["no time", "MISSING_SIGNATURE", signed(transaction(), { "wechatpay-timestamp": "" })],
    [
      "a stranger's signature",
      "BAD_SIGNATURE",
      { body: genuine, headers: signatureHeaders(genuine, { by: stranger }) },
    ],
    [
      "a signature of something else",
      "BAD_SIGNATURE",
      { body: genuine, headers: signatureHeaders("{}") },
    ],
    [
      "a signature that is no base64",
      "BAD_SIGNATURE",
      signed(transaction(), { "wechatpay-signature": "***" }),
    ],
    [
      "a probe's signature",
      "BAD_SIGNATURE",
      signed(transaction(), { "wechatpay-signature": "WECHATPAY/SIGNTEST/AAAA" }),
    ],
    ["another nonce", "BAD_SIGNATURE", signed(transaction(), { "wechatpay-nonce": "x" })],
    [
      "another time",
      "BAD_SIGNATURE",
      signed(transaction(), { "wechatpay-timestamp": String(SECONDS + 1) }),
    ],
    ["a blank at its end", "BAD_SIGNATURE", { ...said({}), body: `${genuine} ` }],
    ["another amount", "BAD_SIGNATURE", { ...said({}), body: genuine.replace("1990", "1991") }],
    [
      "another key's serial",
      "UNKNOWN_SERIAL",
      signed(transaction(), { "wechatpay-serial": "F".repeat(40) }),
    ],
    [
      "a serial of Object's",
      "UNKNOWN_SERIAL",
      signed(transaction(), { "wechatpay-serial": "__proto__" }),
    ],
    [
      "a time of six minutes ago",
      "STALE",
      { body: genuine, headers: signatureHeaders(genuine, { at: SECONDS - 360 }) },
    ],
    [
      "a time in six minutes",
      "STALE",
      { body: genuine, headers: signatureHeaders(genuine, { at: SECONDS + 360 }) },
    ],
    ["a time in words", "STALE", signed(transaction(), { "wechatpay-timestamp": "now" })],
    [
      "a time with a sign",
      "STALE",
      signed(transaction(), { "wechatpay-timestamp": `+${SECONDS}` }),
    ],
    ["half of it", "MALFORMED", signed(genuine.slice(0, 50))],
    ["a page", "MALFORMED", signed("<html>")],
    ["nothing", "MALFORMED", signed("")],
    ["null", "MALFORMED", signed("null")],
    ["a list", "MALFORMED", signed("[]")],
    ["a text", "MALFORMED", signed('"SUCCESS"')],
    ["another trade", "MALFORMED", said({ out_trade_no: "20261123162000ffffffffffffffff" })],
    ["no trade", "MALFORMED", said({ out_trade_no: undefined })],
    ["a list of trades", "MALFORMED", said({ out_trade_no: [NO] })],
    ["no state", "MALFORMED", said({ trade_state: undefined })],
    ["a strange state", "MALFORMED", said({ trade_state: "PAID" })],
    ["a state of Object's", "MALFORMED", said({ trade_state: "hasOwnProperty" })],
    ["a list of states", "MALFORMED", said({ trade_state: ["SUCCESS", "NOTPAY"] })],
    ["another success", "HTTP_201", { ...said({}), status: 201 }],
    ["acceptance", "USERPAYING", { ...signed({ code: "USERPAYING" }), status: 202 }],
    ["a redirect", "HTTP_302", { status: 302, body: "", headers: { location: "/" } }],
    ["a server's failure", "SYSTEM_ERROR", refused(500, "SYSTEM_ERROR")],
    ["a server's failure, spelt otherwise", "SYSTEMERROR", refused(500, "SYSTEMERROR")],
    ["a proxy's page", "HTTP_502", { status: 502, body: "<html>" }],
    ["a busy server", "HTTP_503", { status: 503, body: "" }],
    ["a 404 of somebody else", "HTTP_404", { status: 404, body: "<html>" }],
    ["too many questions", "RATELIMIT_EXCEEDED", refused(429, "RATELIMIT_EXCEEDED")],
    ["too much", "ANSWER_TOO_LARGE", { body: "x".repeat((1 << 20) + 1) }],
  ])("with %s: %s", async (_, code, given) => {
    answer = given
    expect(await faultOf(gateway.query(NO))).toMatchObject({ kind: "unknown", code })
  })

  it.each<[string, Record<string, unknown>]>([
    ["another refund", { out_refund_no: "R2" }],
    ["no refund", { out_refund_no: undefined }],
    ["a refund of no trade", { out_trade_no: undefined }],
    ["a refund in a strange state", { refund_status: "DONE" }],
    ["a refund in no state", { refund_status: undefined }],
  ])("about %s", async (_, changes) => {
    answer = signed(refundNotice(changes))
    const expected = { kind: "unknown", code: "MALFORMED", requestId: "08E6-0" }
    expect(await faultOf(gateway.refund(WANTED))).toMatchObject(expected)
    expect(await faultOf(gateway.queryRefund(REFUND_NO))).toMatchObject(expected)
  })

  it("or is believed, whichever bit of it is flipped", async () => {
    const bytes = Buffer.from(genuine)
    const headers = signatureHeaders(genuine)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const spoilt = Buffer.from(bytes)
        spoilt.writeUInt8(spoilt.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        answer = { body: spoilt, headers }
        expect(await faultOf(gateway.query(NO))).toMatchObject({ code: "BAD_SIGNATURE" })
      }),
      { numRuns: 300, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: false }
    )
  })
})

describe("a refusal of API v3", () => {
  it.each([
    [404, "ORDER_NOT_EXIST"],
    [404, "ORDERNOTEXIST"],
  ])("%i %s means that the trade is absent, in either spelling", async (status, code) => {
    answer = refused(status, code)
    expect(await gateway.query(NO)).toBeNull()
    expect(await gateway.close(NO)).toBe("absent")
  })

  it.each([
    [403, "NOT_ENOUGH", "unfunded"],
    [403, "NOTENOUGH", "unfunded"],
    [400, "INVALID_REQUEST", "refused"],
    [403, "NO_AUTH", "misconfigured"],
    [403, "NOAUTH", "misconfigured"],
    [403, "RULE_LIMIT", "misconfigured"],
    [401, "SIGN_ERROR", "misconfigured"],
    [500, "BANK_ERROR", "unknown"],
    [500, "BANKERROR", "unknown"],
    [429, "FREQUENCY_LIMITED", "unknown"],
  ])("%i %s is %s", async (status, code, kind) => {
    answer = refused(status, code)
    expect(await faultOf(gateway.refund(WANTED))).toMatchObject({ kind, code, requestId: "08E6-0" })
  })
})
