import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { GatewayError } from "../../../../src/core/errors"
import { asOutRefundNo, asOutTradeNo } from "../../../../src/core/ids"
import { fen } from "../../../../src/core/money"
import { WechatV2Gateway } from "../../../../src/gateways/wechat-v2/gateway"
import { readXml } from "../../../../src/gateways/wechat-v2/xml"
import { rejectionOf } from "../../../support/thrown"
import { toXml, v2Sign, wechatV2Settings, withSign, type Changes } from "../../../support/wechat-v2"

const NO = asOutTradeNo("20261123162000abcdef0123456789")!
const REFUND_NO = asOutRefundNo("R20261123162000abcdef0123456789")!

let server: Server
let gateway: WechatV2Gateway
let answers: { status: number; body: string | Buffer }[]
let asked: { path: string; fields: Readonly<Record<string, string>> }[]

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      asked.push({ path: request.url ?? "", fields: readXml(Buffer.concat(chunks)) })
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      response.writeHead(answer?.status ?? 500, { "content-type": "text/plain" }).end(answer?.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  gateway = new WechatV2Gateway({ ...wechatV2Settings, endpoint })
})

beforeEach(() => {
  asked = []
})

afterAll(async () => {
  await gateway.shutdown()
  await new Promise((resolve) => server.close(resolve))
})

const OK = { return_code: "SUCCESS", result_code: "SUCCESS", nonce_str: "n" }
const paid = { ...OK, out_trade_no: NO, trade_state: "SUCCESS", total_fee: "1990" }

function said(body: string | Buffer | Changes, status = 200): void {
  const isText = typeof body === "string" || Buffer.isBuffer(body)
  answers = [{ status, body: isText ? body : toXml(withSign(body)) }]
}

async function faultOf(call: Promise<unknown>): Promise<GatewayError> {
  const error = await rejectionOf(call)
  expect(error).toBeInstanceOf(GatewayError)
  expect((error as Error).message).not.toContain(wechatV2Settings.apiKey)
  return error as GatewayError
}

const spoilt = (changes: Record<string, string>) => toXml({ ...withSign(paid), ...changes })

describe("an answer of API v2", () => {
  it("is asked for with a signed document, its fields as they were written", async () => {
    said(paid)
    await gateway.query(NO)
    const [{ path, fields } = { path: "", fields: {} }] = asked
    expect(path).toBe("/pay/orderquery")
    expect(fields).toMatchObject({
      out_trade_no: NO,
      sign_type: "HMAC-SHA256",
      mch_id: "1900000109",
    })
    expect(fields.sign).toBe(v2Sign({ ...fields }))
  })

  it.each(["MD5", "HMAC-SHA256"])("is believed by %s", async (type) => {
    said(toXml(withSign(paid, type)))
    expect(await gateway.query(NO)).toMatchObject({ state: "paid", total: 1990 })
  })

  it.each<[string, string, string | Buffer | Changes, number?]>([
    ["another amount", "BAD_SIGNATURE", spoilt({ total_fee: "1" })],
    ["another state", "BAD_SIGNATURE", spoilt({ trade_state: "NOTPAY" })],
    ["a field more", "BAD_SIGNATURE", spoilt({ attach: "x" })],
    ["another key", "BAD_SIGNATURE", spoilt({ sign: v2Sign(paid, "MD5", "k".repeat(32)) })],
    ["no signature", "MISSING_SIGNATURE", toXml(paid)],
    ["an empty signature", "MISSING_SIGNATURE", spoilt({ sign: "" })],
    ["a signature of another length", "WRONG_ALGORITHM", spoilt({ sign: "F".repeat(40) })],
    ["two fields in one", "AMBIGUOUS_FIELD", { ...paid, attach: "1&trade_state=SUCCESS" }],
    [
      "a field twice",
      "REPEATED_FIELD",
      spoilt({}).replace("</xml>", "<total_fee>1</total_fee></xml>"),
    ],
    ["half of it", "MALFORMED", spoilt({}).slice(0, 80)],
    ["nothing", "MALFORMED", ""],
    ["a page", "MALFORMED", "<html><body>hello</body></html>"],
    ["JSON", "MALFORMED", '{"return_code":"SUCCESS"}'],
    ["a document type", "MALFORMED", `<!DOCTYPE xml>${spoilt({})}`],
    [
      "an entity",
      "MALFORMED",
      `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><a>&a;</a></xml>`,
    ],
    [
      "a name of Object's",
      "MALFORMED",
      spoilt({}).replace("</xml>", "<__proto__>1</__proto__></xml>"),
    ],
    ["another charset", "MALFORMED", Buffer.from(spoilt({}), "utf16le")],
    ["too much", "MALFORMED", spoilt({ attach: "1".repeat(65_536) })],
    ["no word about the line", "MALFORMED", { ...paid, return_code: undefined }],
    ["a strange word about the line", "MALFORMED", { ...paid, return_code: "OK" }],
    ["no result", "MALFORMED", { ...paid, result_code: undefined }],
    ["a strange result", "MALFORMED", { ...paid, result_code: "success" }],
    ["another trade", "MALFORMED", { ...paid, out_trade_no: "20261123162000ffffffffffffffff" }],
    ["no trade", "MALFORMED", { ...paid, out_trade_no: undefined }],
    ["no state", "MALFORMED", { ...paid, trade_state: undefined }],
    ["a strange state", "MALFORMED", { ...paid, trade_state: "PAID" }],
    ["a state of Object's", "MALFORMED", { ...paid, trade_state: "toString" }],
    [
      "a refusal without a signature",
      "MISSING_SIGNATURE",
      toXml({ ...OK, result_code: "FAIL", err_code: "ORDERNOTEXIST" }),
    ],
    ["a server's failure", "HTTP_500", "", 500],
    ["a proxy's page", "HTTP_502", "<html>", 502],
    ["a redirect", "HTTP_302", "", 302],
    ["a genuine answer under an error", "HTTP_503", spoilt({}), 503],
    ["a 400 of somebody else", "HTTP_400", "<html>Bad Request</html>", 400],
  ])("with %s leaves the outcome unknown: %s", async (_, code, body, status = 200) => {
    said(body, status)
    expect(await faultOf(gateway.query(NO))).toMatchObject({ kind: "unknown", code })
  })

  it.each([
    ["签名错误", "misconfigured"],
    ["签名失败", "misconfigured"],
    ["appid和mch_id不匹配", "misconfigured"],
    ["mch_id参数格式错误", "misconfigured"],
    ["商户号该产品权限未开通", "misconfigured"],
    ["系统繁忙，请稍后再试", "unknown"],
    ["", "unknown"],
  ])("that was not understood (%s) makes the account %s", async (return_msg, kind) => {
    said(toXml({ return_code: "FAIL", return_msg }))
    expect(await faultOf(gateway.query(NO))).toMatchObject({ kind, code: "FAIL" })
  })

  it.each([
    ["NOTENOUGH", "unfunded"],
    ["NOT_ENOUGH", "unfunded"],
    ["REFUND_FEE_MISMATCH", "refused"],
    ["INVALID_REQUEST", "refused"],
    ["SYSTEMERROR", "unknown"],
    ["SYSTEM_ERROR", "unknown"],
    ["BANKERROR", "unknown"],
    ["BIZERR_NEED_RETRY", "unknown"],
    ["FREQUENCY_LIMITED", "unknown"],
    ["", "unknown"],
    ["NOAUTH", "misconfigured"],
    ["NO_AUTH", "misconfigured"],
    ["CERT_ERROR", "misconfigured"],
    ["APPID_MCHID_NOT_MATCH", "misconfigured"],
  ])("that refuses with %s is %s, in either spelling", async (err_code, kind) => {
    said({ ...OK, result_code: "FAIL", err_code: err_code || undefined, err_code_des: "余额不足" })
    const wanted = { outRefundNo: REFUND_NO, outTradeNo: NO, amount: fen(1), total: fen(1990) }
    const fault = await faultOf(gateway.refund(wanted))
    expect(fault).toMatchObject({ kind, code: err_code || "FAIL" })
    expect(fault.message).toContain("余额不足")
  })

  it.each(["ORDERNOTEXIST", "ORDER_NOT_EXIST"])(
    "that knows no such trade says %s",
    async (err_code) => {
      said({ ...OK, result_code: "FAIL", err_code })
      expect(await gateway.query(NO)).toBeNull()
      expect(await gateway.close(NO)).toBe("absent")
      expect(await gateway.queryRefund(REFUND_NO)).toBeNull()
    }
  )

  it("that a close came too late is asked about, not guessed", async () => {
    answers = [
      { status: 200, body: toXml(withSign({ ...OK, result_code: "FAIL", err_code: "ORDERPAID" })) },
      { status: 200, body: toXml(withSign(paid)) },
    ]
    expect(await gateway.close(NO)).toBe("paid")
  })
})

describe("the answer about a refund", () => {
  const page = {
    ...OK,
    out_trade_no: NO,
    refund_count: "1",
    out_refund_no_0: REFUND_NO,
    refund_id_0: "50000709672019011908420787722",
    refund_fee_0: "990",
    refund_status_0: "SUCCESS",
    refund_success_time_0: "2026-11-23 16:21:00",
  }

  it("is found among the numbered fields", async () => {
    said(page)
    expect(await gateway.queryRefund(REFUND_NO)).toEqual({
      outRefundNo: REFUND_NO,
      outTradeNo: NO,
      gatewayRefundNo: "50000709672019011908420787722",
      state: "succeeded",
      amount: 990,
      succeededAt: new Date("2026-11-23T08:21:00Z"),
    })
  })

  it.each<[string, Changes]>([
    ["no count", { refund_count: undefined }],
    ["a count that is no number", { refund_count: "one" }],
    ["a negative count", { refund_count: "-1" }],
    ["a count of thousands", { refund_count: "5000" }],
    ["fewer refunds than it counts", { refund_count: "2" }],
    ["no refunds", { refund_count: "0" }],
    ["another refund", { out_refund_no_0: "R2" }],
    ["another numbering", { out_refund_no_0: undefined, out_refund_no_1: REFUND_NO }],
    ["no state", { refund_status_0: undefined }],
    ["a strange state", { refund_status_0: "DONE" }],
    ["no trade", { out_trade_no: undefined }],
  ])("with %s leaves it unknown", async (_, changes) => {
    said({ ...page, ...changes })
    expect(await faultOf(gateway.queryRefund(REFUND_NO))).toMatchObject({
      kind: "unknown",
      code: "MALFORMED",
    })
  })

  it.each<[string, Changes]>([
    ["of another refund", { out_refund_no: "R2" }],
    ["of no refund", { out_refund_no: undefined }],
    ["of no trade", { out_trade_no: undefined }],
  ])("%s is no answer to a wish", async (_, changes) => {
    said({ ...OK, out_trade_no: NO, out_refund_no: REFUND_NO, refund_fee: "1", ...changes })
    const wanted = { outRefundNo: REFUND_NO, outTradeNo: NO, amount: fen(1), total: fen(1990) }
    expect(await faultOf(gateway.refund(wanted))).toMatchObject({ kind: "unknown" })
  })
})

describe("an order", () => {
  const trade = {
    outTradeNo: NO,
    scene: "native",
    total: fen(1990),
    subject: "衬".repeat(60),
    expiresAt: new Date("2026-11-23T08:50:00Z"),
  }

  it("is cut to the bytes that the field holds, and ends in Beijing's time", async () => {
    said({ ...OK, code_url: "weixin://wxpay/bizpayurl?pr=1", prepay_id: "wx1" })
    expect(await gateway.create(trade)).toEqual({
      type: "qr",
      code: "weixin://wxpay/bizpayurl?pr=1",
    })
    expect(asked[0]?.fields).toMatchObject({
      body: "衬".repeat(42),
      total_fee: "1990",
      time_expire: "20261123165000",
      product_id: NO,
      trade_type: "NATIVE",
    })
  })

  it("without a code in the answer is unknown", async () => {
    said({ ...OK, prepay_id: "wx1" })
    expect(await faultOf(gateway.create(trade))).toMatchObject({ kind: "unknown" })
  })
})
