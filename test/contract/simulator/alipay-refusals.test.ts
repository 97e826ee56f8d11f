import { SimulatorControl, startSimulator, type Simulator } from "../../../simulator"
import { alipayOrder, callAlipay, signedParams, stamp, type Params } from "./support/alipay-caller"

let simulator: Simulator
let control: SimulatorControl
let time: () => Date

const QUERY = "alipay.trade.query"
const PRECREATE = "alipay.trade.precreate"

beforeAll(async () => {
  time = () => new Date()
  simulator = await startSimulator({ now: () => time() })
  control = new SimulatorControl(simulator.url)
})

beforeEach(() => {
  time = () => new Date()
})

afterAll(() => simulator.stop())

async function created(changes: Record<string, unknown> = {}) {
  const order = alipayOrder(changes)
  expect((await callAlipay(simulator, PRECREATE, order)).fields).toMatchObject({ code: "10000" })
  return order
}

async function paid(changes: Record<string, unknown> = {}) {
  const order = await created(changes)
  await control.pay("alipay", order.out_trade_no)
  return order
}

describe("Alipay refuses a call", () => {
  const hoursAgo = () => stamp(new Date(Date.now() - 3_600_000))
  const cases: [sentence: string, changes: () => Params, code: string, subCode: string][] = [
    ["whose signature is forged", () => ({ sign: "Zm9yZ2Vk" }), "40002", "isv.invalid-signature"],
    ["without a signature", () => ({ sign: undefined }), "40001", "isv.missing-signature"],
    ["without a method", () => ({ method: undefined }), "40001", "isv.missing-method"],
    [
      "for a method that every object has",
      () => ({ method: "valueOf" }),
      "40002",
      "isv.invalid-method",
    ],
    ["for an unknown method", () => ({ method: "alipay.x" }), "40002", "isv.invalid-method"],
    ["without a timestamp", () => ({ timestamp: undefined }), "40001", "isv.missing-timestamp"],
    ["of an hour ago", () => ({ timestamp: hoursAgo() }), "40002", "isv.invalid-timestamp"],
    ["without a version", () => ({ version: undefined }), "40001", "isv.missing-version"],
    ["in GBK", () => ({ charset: "GBK" }), "40002", "isv.invalid-charset"],
    ["in XML", () => ({ format: "XML" }), "40002", "isv.invalid-format"],
    ["signed with SHA-1", () => ({ sign_type: "RSA" }), "40002", "isv.invalid-signature-type"],
    ["with broken JSON", () => ({ biz_content: "{" }), "40002", "isv.illegal-json"],
    [
      "with a spaced address",
      () => ({ notify_url: "http://a b" }),
      "40002",
      "isv.invalid-parameter",
    ],
  ]

  it.each(cases)("%s", async (_, changes, code, subCode) => {
    const answer = await callAlipay(simulator, QUERY, { out_trade_no: "x_1" }, changes())
    expect(answer).toMatchObject({ status: 200, type: "text/html;charset=utf-8", signed: true })
    expect(answer.fields).toMatchObject({ code, sub_code: subCode })
  })

  it("of an unknown app before it looks at the signature, and cannot sign that", async () => {
    const changes = { app_id: "2021000000000000", sign: "" }
    const answer = await callAlipay(simulator, QUERY, { out_trade_no: "x_1" }, changes)
    expect(answer.fields).toMatchObject({ code: "40002", sub_code: "isv.invalid-app-id" })
    expect(answer).toMatchObject({ signed: false, node: "alipay_trade_query_response" })
  })

  it("with a bad signature and shows the text that it would have signed", async () => {
    const biz = { out_trade_no: "x_1" }
    const { fields } = await callAlipay(simulator, QUERY, biz, { sign: "Zm9yZ2Vk" })
    expect(fields["sub_msg"]).toContain("网关生成的验签字符串为：app_id=")
    expect(fields["sub_msg"]).toContain("&amp;biz_content=")
  })

  it("of a browser with a page, whose bytes read the same in GBK", async () => {
    const params = signedParams(simulator, "alipay.trade.page.pay", alipayOrder())
    const response = await fetch(`${simulator.env.ALIPAY_ENDPOINT}?${new URLSearchParams(params)}`)
    expect(response.headers.get("content-type")).toBe("text/html;charset=GBK")
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text).toContain("INVALID_PARAMETER")
    expect(text).toMatch(/^[\x20-\x7e]*$/)
  })

  it("escapes slashes, so that only the raw text of the node verifies", async () => {
    const { text } = await callAlipay(simulator, PRECREATE, alipayOrder())
    expect(text).toContain("http:\\/\\/127.0.0.1")
  })
})

describe("Alipay refuses an order", () => {
  const cases: [sentence: string, changes: Record<string, unknown>][] = [
    ["with a hyphen in its number", { out_trade_no: "a-b" }],
    ["with a number of 65 characters", { out_trade_no: "x".repeat(65) }],
    ["without a number", { out_trade_no: undefined }],
    ["of nothing", { total_amount: "0.00" }],
    ["of too much", { total_amount: "100000000.01" }],
    ["of a fraction of a fen", { total_amount: "1.001" }],
    ["of an amount that is not text", { total_amount: 19.9 }],
    ["with an empty field", { body: "" }],
    ["with an unknown field", { colour: "red" }],
    ["with an unknown field that every object has", { constructor: "red" }],
    ["with a slash in its subject", { subject: "a/b" }],
    ["with an ampersand in its subject", { subject: "a&b" }],
    ["with a subject of 257 characters", { subject: "x".repeat(257) }],
    ["of another seller", { seller_id: "2088000000000000" }],
    ["for another product", { product_code: "QUICK_WAP_WAY" }],
    ["that lives sixteen days", { timeout_express: "16d" }],
  ]

  it.each(cases)("%s", async (_, changes) => {
    const answer = await callAlipay(simulator, PRECREATE, alipayOrder(changes))
    expect(answer.fields).toMatchObject({ code: "40004", sub_code: "ACQ.INVALID_PARAMETER" })
    expect(answer.signed).toBe(true)
  })

  it("whose time is over before it begins", async () => {
    const order = alipayOrder({ time_expire: "2020-01-01 00:00:00" })
    expect((await callAlipay(simulator, PRECREATE, order)).fields).toMatchObject({
      sub_code: "ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR",
    })
  })

  it("for a second code of one number", async () => {
    const order = await created()
    expect((await callAlipay(simulator, PRECREATE, order)).fields).toMatchObject({
      sub_code: "ACQ.APPLY_PC_MERCHANT_CODE_ERROR",
    })
  })

  it("for a number that is paid or closed", async () => {
    const done = await paid()
    const open = await created()
    await control.scan("alipay", open.out_trade_no)
    await callAlipay(simulator, "alipay.trade.close", { out_trade_no: open.out_trade_no })
    const again = async (order: object) => (await callAlipay(simulator, PRECREATE, order)).fields
    expect(await again(done)).toMatchObject({ sub_code: "ACQ.TRADE_HAS_SUCCESS" })
    expect(await again(open)).toMatchObject({ sub_code: "ACQ.TRADE_HAS_CLOSE" })
  })

  it("of a browser that comes back with another amount, but opens the same order again", async () => {
    const order = alipayOrder({ product_code: "FAST_INSTANT_TRADE_PAY" })
    const open = async (biz: object) => {
      const params = signedParams(simulator, "alipay.trade.page.pay", biz)
      const url = `${simulator.env.ALIPAY_ENDPOINT}?${new URLSearchParams(params)}`
      return (await fetch(url)).text()
    }
    expect(await open(order)).toContain("¥19.90")
    expect(await open(order)).toContain("¥19.90")
    expect(await open({ ...order, total_amount: "1.00" })).toContain("CONTEXT_INCONSISTENT")
  })
})

describe("Alipay keeps the states of a trade", () => {
  it("and knows no trade for a code that nobody scanned", async () => {
    const { out_trade_no } = await created()
    for (const method of [QUERY, "alipay.trade.close"]) {
      const { fields } = await callAlipay(simulator, method, { out_trade_no })
      expect(fields).toMatchObject({ sub_code: "ACQ.TRADE_NOT_EXIST" })
    }
    expect((await control.pay("alipay", out_trade_no)).state).toBe("TRADE_SUCCESS")
  })

  it("and does not close what is paid", async () => {
    const { out_trade_no } = await paid()
    expect(
      (await callAlipay(simulator, "alipay.trade.close", { out_trade_no })).fields
    ).toMatchObject({ code: "40004", sub_code: "ACQ.REASON_TRADE_STATUS_INVALID" })
  })

  it("and closes a trade by itself when its time is over", async () => {
    const { out_trade_no } = await created({ timeout_express: "5m" })
    await control.scan("alipay", out_trade_no)
    time = () => new Date(Date.now() + 6 * 60_000)
    const { fields } = await callAlipay(simulator, QUERY, { out_trade_no }, { timestamp: stamp() })
    expect(fields).toMatchObject({ trade_status: "TRADE_CLOSED" })
    await expect(control.pay("alipay", out_trade_no)).rejects.toThrow("closed")
  })

  it("and lets a code die after two hours", async () => {
    const { out_trade_no } = await created()
    time = () => new Date(Date.now() + 121 * 60_000)
    await expect(control.pay("alipay", out_trade_no)).rejects.toThrow("expired")
  })
})

describe("Alipay refuses a refund", () => {
  const refund = async (biz: object) =>
    (await callAlipay(simulator, "alipay.trade.refund", biz)).fields

  it("of an unknown, an unpaid and a closed trade", async () => {
    const { out_trade_no } = await created()
    const biz = { out_trade_no, refund_amount: "1.00", out_request_no: "r" }
    expect(await refund(biz)).toMatchObject({ sub_code: "ACQ.TRADE_NOT_EXIST" })
    await control.scan("alipay", out_trade_no)
    expect(await refund(biz)).toMatchObject({ sub_code: "ACQ.TRADE_STATUS_ERROR" })
    await callAlipay(simulator, "alipay.trade.close", { out_trade_no })
    expect(await refund(biz)).toMatchObject({ sub_code: "ACQ.TRADE_HAS_CLOSE" })
  })

  it("of more than is left", async () => {
    const { out_trade_no } = await paid()
    expect(
      await refund({ out_trade_no, refund_amount: "19.91", out_request_no: "r" })
    ).toMatchObject({ sub_code: "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL" })
  })

  it("of a part without a number, and takes the whole under the trade's own", async () => {
    const { out_trade_no } = await paid()
    expect(await refund({ out_trade_no, refund_amount: "1.00" })).toMatchObject({
      sub_code: "ACQ.INVALID_PARAMETER",
    })
    expect(await refund({ out_trade_no, refund_amount: "19.90" })).toMatchObject({
      fund_change: "Y",
    })
    const { refunds } = await control.books()
    expect(refunds.find((it) => it.out_trade_no === out_trade_no)?.out_refund_no).toBe(out_trade_no)
  })

  it("a year after the payment, when the trade is finished", async () => {
    const { out_trade_no } = await paid()
    const then = new Date(Date.now() + 366 * 86_400_000)
    time = () => then
    const biz = { out_trade_no, refund_amount: "1.00", out_request_no: "r" }
    const timestamp = stamp(then)
    const answer = await callAlipay(simulator, "alipay.trade.refund", biz, { timestamp })
    expect(answer.fields).toMatchObject({ sub_code: "ACQ.TRADE_HAS_FINISHED" })
    const query = await callAlipay(simulator, QUERY, { out_trade_no }, { timestamp })
    expect(query.fields).toMatchObject({ trade_status: "TRADE_FINISHED" })
  })

  it("within three seconds of another one", async () => {
    const { out_trade_no } = await paid()
    await refund({ out_trade_no, refund_amount: "1.00", out_request_no: "r1" })
    const next = { out_trade_no, refund_amount: "1.00", out_request_no: "r2" }
    expect(await refund(next)).toMatchObject({ sub_code: "ACQ.SYSTEM_ERROR" })
    time = () => new Date(Date.now() + 3_001)
    expect(await refund(next)).toMatchObject({ fund_change: "Y", refund_fee: "2.00" })
  })
})
