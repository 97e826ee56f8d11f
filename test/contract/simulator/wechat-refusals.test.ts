import { SimulatorControl, startSimulator, type Simulator } from "../../../simulator"
import {
  callWechat,
  closePath,
  NATIVE,
  nativeOrder,
  REFUNDS,
  tradePath,
  type Mistakes,
} from "./support/wechat-caller"

let simulator: Simulator
let control: SimulatorControl
let time: () => Date

beforeAll(async () => {
  time = () => new Date()
  simulator = await startSimulator({ now: () => time() })
  control = new SimulatorControl(simulator.url)
})

beforeEach(() => {
  time = () => new Date()
})

afterAll(() => simulator.stop())

const native = (changes: Record<string, unknown> = {}) =>
  callWechat(simulator, "POST", NATIVE, nativeOrder(simulator, changes))

async function created() {
  const order = nativeOrder(simulator)
  expect((await callWechat(simulator, "POST", NATIVE, order)).status).toBe(200)
  return order
}

async function paid() {
  const order = await created()
  await control.pay("wechat", order.out_trade_no)
  return order
}

const seconds = () => Math.floor(Date.now() / 1_000)

describe("WeChat Pay refuses a caller", () => {
  const certificates = "/v3/certificates"
  const query = "/v3/pay/transactions/out-trade-no/x?mchid=1"
  const shapeless = "Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》"
  const late = "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟"
  const cases: [sentence: string, path: string, mistakes: () => Mistakes, message: string][] = [
    ["without Authorization", certificates, () => ({ authorization: null }), shapeless],
    ["with a bearer token", certificates, () => ({ authorization: "Bearer x" }), shapeless],
    [
      "without Authorization at an order",
      query,
      () => ({ authorization: null }),
      "签名信息错误，验签失败",
    ],
    ["of six minutes ago", query, () => ({ timestamp: seconds() - 360 }), late],
    ["of an unknown merchant", query, () => ({ mchid: "1900000000" }), "商户号不存在"],
    [
      "who names another certificate",
      query,
      () => ({ serialNo: "AB".repeat(20) }),
      "商户证书序列号有误，请使用签名私钥匹配的证书序列号",
    ],
    [
      "whose timestamp is old before it looks at the signature",
      query,
      () => ({ timestamp: seconds() - 360, signedBody: "{}" }),
      late,
    ],
  ]

  it.each(cases)("%s", async (_, path, mistakes, message) => {
    const answer = await callWechat(simulator, "GET", path, undefined, mistakes())
    expect(answer.status).toBe(401)
    expect(answer.json).toEqual({ code: "SIGN_ERROR", message })
    expect(answer.headers.get("wechatpay-signature")).toBeNull()
    expect(answer.headers.has("request-id")).toBe(!path.startsWith("/v3/pay/"))
  })

  it("whose signature covers something else, and tells him what it should have covered", async () => {
    const body = { description: "衬衫", amount: { total: 1 } }
    const path = "/v3/pay/transactions/native?a=1"
    const answer = await callWechat(simulator, "POST", path, body, { signedBody: "{}" })
    expect([answer.status, answer.json]).toMatchObject([
      401,
      {
        code: "SIGN_ERROR",
        message: "签名错误",
        detail: {
          detail: { issue: "sign not match" },
          field: "signature",
          location: "authorization",
          sign_information: { method: "POST", url: path },
        },
      },
    ])
    const { sign_information: told } = answer.json["detail"] as never as {
      sign_information: { truncated_sign_message: string; sign_message_length: number }
    }
    const { truncated_sign_message: text, sign_message_length: length } = told
    expect(text).toMatch(/^POST\n\/v3\/pay\/transactions\/native\?a=1\n\d{10}\n\w+\n\{"descri\n$/)
    const hidden = Buffer.byteLength(JSON.stringify(body)) - Buffer.byteLength('{"descri')
    expect(length).toBe(Buffer.byteLength(text) + hidden)
  })

  it("who does not say who he is, before it looks at the signature", async () => {
    const mistakes = { authorization: null, headers: { "user-agent": "" } }
    const answer = await callWechat(simulator, "GET", certificates, undefined, mistakes)
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({ message: "Http头缺少Accept或User-Agent" })
    const order = await callWechat(simulator, "GET", query, undefined, mistakes)
    expect(order.status).toBe(401)
  })

  it("with nothing at all for an unknown path or a wrong method", async () => {
    const unknown = await callWechat(simulator, "GET", "/v3/nothing")
    const wrong = await callWechat(simulator, "POST", certificates, {})
    expect([unknown.status, unknown.text]).toEqual([404, ""])
    expect([wrong.status, wrong.text]).toEqual([405, ""])
  })
})

describe("WeChat Pay refuses an order", () => {
  const cases: [sentence: string, changes: Record<string, unknown>, field: string][] = [
    ["of nothing", { amount: { total: 0 } }, "/amount/total"],
    ["of half a fen", { amount: { total: 1.5 } }, "/amount/total"],
    ["of an amount in text", { amount: { total: "1990" } }, "/amount/total"],
    ["in dollars", { amount: { total: 1, currency: "USD" } }, "/amount/currency"],
    ["without an amount", { amount: undefined }, "/amount"],
    ["with null", { attach: null }, "/attach"],
    ["with an unknown field", { colour: "red" }, "/colour"],
    ["with an unknown field that every object has", { constructor: "red" }, "/constructor"],
    ["with an unknown field inside", { amount: { total: 1, tax: 0 } }, "/amount/tax"],
    ["with an emoji", { description: "Tee 😀" }, "/description"],
    ["with 128 characters of description", { description: "x".repeat(128) }, "/description"],
    ["with a number of five characters", { out_trade_no: "12345" }, "/out_trade_no"],
    ["with a number of 33 characters", { out_trade_no: "x".repeat(33) }, "/out_trade_no"],
    ["with a dot in its number", { out_trade_no: "order.1" }, "/out_trade_no"],
    ["with a query in notify_url", { notify_url: "http://127.0.0.1/n?a=1" }, "/notify_url"],
    ["with no notify_url", { notify_url: undefined }, "/notify_url"],
    ["with a time that is none", { time_expire: "2026-01-01 00:00:00" }, "/time_expire"],
    ["that lives eight days", { time_expire: "2999-01-01T00:00:00+08:00" }, "/time_expire"],
  ]

  it.each(cases)("%s", async (_, changes, field) => {
    const answer = await native(changes)
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({ code: "PARAM_ERROR", detail: { field, location: "body" } })
    expect(answer.headers.has("request-id")).toBe(true)
  })

  it("of nothing in the real gateway's own words", async () => {
    expect((await native({ amount: { total: 0 } })).json["message"]).toBe(
      "输入源“/body/amount/total”映射到数值字段“总金额”规则校验失败，值低于最小值 1"
    )
  })

  it("whose body is not JSON", async () => {
    const answer = await callWechat(simulator, "POST", NATIVE, "{")
    expect([answer.status, answer.json["code"]]).toEqual([400, "PARAM_ERROR"])
  })

  it("of another merchant or app", async () => {
    expect((await native({ appid: "wx0000000000000000" })).json).toMatchObject({
      code: "APPID_MCHID_NOT_MATCH",
    })
    expect((await native({ mchid: "1900000000" })).json).toMatchObject({ code: "MCH_NOT_EXISTS" })
  })

  it("with other parameters under a number in use, but reissues the same order", async () => {
    const order = await created()
    const again = (changes: object) =>
      callWechat(simulator, "POST", NATIVE, { ...order, ...changes })
    const changed = await again({ description: "Cap" })
    expect([changed.status, changed.json["code"]]).toEqual([400, "INVALID_REQUEST"])
    expect(changed.json["message"]).toContain("请求重入时，参数与首次请求时不一致")
    const [first, second] = [await again({}), await again({})]
    expect(first.json["code_url"]).not.toBe(second.json["code_url"])
    expect((await fetch(String(first.json["code_url"]))).status).toBe(404)
    expect((await fetch(String(second.json["code_url"]))).status).toBe(200)
  })

  it("under a number that is paid or closed", async () => {
    const [done, closed] = [await paid(), await created()]
    await callWechat(simulator, "POST", closePath(closed.out_trade_no), { mchid: closed.mchid })
    const code = async (order: object) =>
      (await callWechat(simulator, "POST", NATIVE, order)).json["code"]
    expect(await code(done)).toBe("ORDERPAID")
    expect(await code({ ...done, description: "Cap" })).toBe("OUT_TRADE_NO_USED")
    expect(await code(closed)).toBe("ORDER_CLOSED")
  })
})

describe("WeChat Pay keeps the states of an order", () => {
  it("and knows nothing of a number that was never ordered", async () => {
    const answer = await callWechat(simulator, "GET", tradePath(simulator, "never_seen"))
    expect([answer.status, answer.json["code"]]).toEqual([404, "ORDER_NOT_EXIST"])
  })

  it("and wants the merchant's number in a query", async () => {
    const { out_trade_no: no } = await created()
    const path = tradePath(simulator, no).replace(/\?.*/, "")
    const answer = await callWechat(simulator, "GET", path)
    expect(answer.json).toMatchObject({ code: "PARAM_ERROR", detail: { field: "mchid" } })
  })

  it("and does not close what is paid", async () => {
    const { out_trade_no: no, mchid } = await paid()
    const answer = await callWechat(simulator, "POST", closePath(no), { mchid })
    expect([answer.status, answer.json["code"]]).toEqual([400, "ORDERPAID"])
  })

  it("and does not close an order whose time is over: it only cannot be paid", async () => {
    const expiry = new Date(Date.now() + 300_000).toISOString()
    const order = nativeOrder(simulator, { time_expire: expiry })
    await callWechat(simulator, "POST", NATIVE, order)
    time = () => new Date(Date.now() + 301_000)
    await expect(control.pay("wechat", order.out_trade_no)).rejects.toThrow("expired")
    const { trades } = await control.books()
    expect(trades.find((it) => it.out_trade_no === order.out_trade_no)?.state).toBe("NOTPAY")
  })
})

describe("WeChat Pay refuses a refund", () => {
  const refund = (no: string, changes: Record<string, unknown> = {}) =>
    callWechat(simulator, "POST", REFUNDS, {
      out_trade_no: no,
      out_refund_no: `${no}_r`,
      amount: { refund: 1, total: 1990, currency: "CNY" },
      ...changes,
    })

  it("of an unknown and of an unpaid order", async () => {
    const unknown = await refund("never_seen")
    expect([unknown.status, unknown.json["code"]]).toEqual([404, "RESOURCE_NOT_EXISTS"])
    const { out_trade_no: no } = await created()
    expect((await refund(no)).json).toMatchObject({
      code: "INVALID_REQUEST",
      message: "订单未支付",
    })
  })

  it("that names no order", async () => {
    const answer = await refund("unused", { out_trade_no: undefined })
    expect(answer.json).toMatchObject({ code: "PARAM_ERROR" })
  })

  it("of another total, of more than is left, or without a currency", async () => {
    const { out_trade_no: no } = await paid()
    const code = async (amount: object) => (await refund(no, { amount })).json["code"]
    expect(await code({ refund: 1, total: 1991, currency: "CNY" })).toBe("INVALID_REQUEST")
    expect(await code({ refund: 1991, total: 1990, currency: "CNY" })).toBe("INVALID_REQUEST")
    expect(await code({ refund: 1, total: 1990 })).toBe("PARAM_ERROR")
  })

  it("with another amount under the same number, but repeats its answer to the same one", async () => {
    const { out_trade_no: no } = await paid()
    const first = await refund(no)
    const again = await refund(no)
    expect(again.json["refund_id"]).toBe(first.json["refund_id"])
    const other = await refund(no, { amount: { refund: 2, total: 1990, currency: "CNY" } })
    expect([other.status, other.json["code"]]).toEqual([400, "INVALID_REQUEST"])
  })

  it("that is the fifty-first of its order", async () => {
    const { out_trade_no: no } = await paid()
    for (let part = 1; part <= 50; part += 1) {
      expect((await refund(no, { out_refund_no: `${no}_${part}` })).status).toBe(200)
    }
    const answer = await refund(no, { out_refund_no: `${no}_51` })
    expect(answer.json).toMatchObject({ code: "INVALID_REQUEST" })
  })

  it("a year after the payment", async () => {
    const { out_trade_no: no } = await paid()
    const then = Date.now() + 366 * 86_400_000
    time = () => new Date(then)
    const body = {
      out_trade_no: no,
      out_refund_no: "late",
      amount: { refund: 1, total: 1990, currency: "CNY" },
    }
    const mistakes = { timestamp: Math.floor(then / 1_000) }
    const answer = await callWechat(simulator, "POST", REFUNDS, body, mistakes)
    expect(answer.json).toMatchObject({ code: "TRADE_OVERDUE" })
  })

  it("when asked for one that it never accepted", async () => {
    const answer = await callWechat(simulator, "GET", `${REFUNDS}/never`)
    expect([answer.status, answer.json["code"]]).toEqual([404, "RESOURCE_NOT_EXISTS"])
  })
})
