import { isCnpaySessionData, payableNow, type CnpaySessionData } from "../../../storefront"

const now = new Date("2026-01-01T00:00:00Z")
const data: CnpaySessionData = {
  session_id: "payses_1",
  out_trade_no: "c1",
  scene: "qr",
  amount: "19.90",
  currency: "cny",
  expires_at: "2026-01-01T00:15:00Z",
  instruction: { type: "qr", code: "weixin://wxpay/bizpayurl?pr=1" },
}

describe("payableNow", () => {
  it.each(["pending", "requires_more"])("says yes to a session that is %s", (status) => {
    expect(payableNow({ status, data }, now)).toBe(true)
  })

  it("says yes when the status was not asked for", () => {
    expect(payableNow({ data }, now)).toBe(true)
  })

  it.each(["authorized", "captured", "error", "canceled"])(
    "says no to one that is %s",
    (status) => {
      expect(payableNow({ status, data }, now)).toBe(false)
    }
  )

  it("says no from the very moment of expiry", () => {
    expect(payableNow({ data }, new Date("2026-01-01T00:14:59.999Z"))).toBe(true)
    expect(payableNow({ data }, new Date("2026-01-01T00:15:00Z"))).toBe(false)
  })

  it("says no when the time of expiry cannot be read", () => {
    expect(payableNow({ data: { ...data, expires_at: "soon" } }, now)).toBe(false)
  })

  it.each([null, undefined])("says no to %s", (session) => {
    expect(payableNow(session, now)).toBe(false)
  })
})

describe("isCnpaySessionData", () => {
  it("knows a QR code and a redirect", () => {
    expect(isCnpaySessionData(data)).toBe(true)
    const instruction = { type: "redirect", url: "https://example.com/pay" }
    expect(isCnpaySessionData({ ...data, instruction })).toBe(true)
  })

  it.each<[string, unknown]>([
    ["nothing", null],
    ["another provider's data", { client_secret: "pi_1" }],
    ["no instruction", { ...data, instruction: undefined }],
    ["a redirect without an address", { ...data, instruction: { type: "redirect", code: "x" } }],
    ["an unknown instruction", { ...data, instruction: { type: "app", url: "x" } }],
    ["an amount that is a number", { ...data, amount: 19.9 }],
  ])("refuses %s", (_, other) => {
    expect(isCnpaySessionData(other)).toBe(false)
  })
})

describe("an instruction of a session", () => {
  const params = { timeStamp: "1", nonceStr: "n", package: "p", signType: "RSA", paySign: "s" }

  it.each([
    { type: "qr", code: "c" },
    { type: "redirect", url: "u" },
    { type: "wechat_jsapi", params },
    { type: "wechat_mini", params },
    { type: "wechat_app", params },
    { type: "wait" },
  ])("may be %j", (instruction) => {
    expect(isCnpaySessionData({ ...data, instruction })).toBe(true)
  })

  it.each([
    { type: "qr" },
    { type: "redirect", code: "c" },
    { type: "wechat_jsapi" },
    { type: "wechat_app", params: null },
    { type: "fax" },
    {},
    null,
  ])("is not %j", (instruction) => {
    expect(isCnpaySessionData({ ...data, instruction })).toBe(false)
  })
})
