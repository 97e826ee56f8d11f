import { readRefund } from "../../../../src/gateways/wechat-v3/refund"
import { readTrade } from "../../../../src/gateways/wechat-v3/trade"
import { refundNotice, transaction } from "../../../support/wechat"

describe("a trade of WeChat Pay's", () => {
  it.each([
    ["NOTPAY", "waiting"],
    ["USERPAYING", "waiting"],
    ["PAYERROR", "waiting"],
    ["SUCCESS", "paid"],
    ["REFUND", "paid"],
    ["CLOSED", "closed"],
    ["REVOKED", "closed"],
  ])("that is %s is %s", (trade_state, state) => {
    expect(readTrade(transaction({ trade_state }))?.state).toBe(state)
  })

  it.each(["success", "ACCEPT", "__proto__", "toString", "", 1, null])(
    "is not read in the state %j",
    (trade_state) => {
      expect(readTrade(transaction({ trade_state }))).toBeNull()
    }
  )

  it("is worth its total, not what the payer paid after coupons", () => {
    expect(readTrade(transaction())?.total).toBe(1990)
  })

  it("that is not paid says nothing about money", () => {
    const { appid, mchid, out_trade_no } = transaction()
    expect(readTrade({ appid, mchid, out_trade_no, trade_state: "NOTPAY" })).toMatchObject({
      total: null,
      paidAt: null,
      gatewayTradeNo: null,
    })
  })

  it.each([19.9, -1, "1990", null, NaN, 2 ** 53, undefined, {}])(
    "has no amount when its total is %p",
    (total) => {
      expect(readTrade(transaction({ amount: { total, currency: "CNY" } }))?.total).toBeNull()
    }
  )

  it("keeps its currency", () => {
    const amount = { total: 1990, currency: "HKD" }
    expect(readTrade(transaction({ amount }))?.currency).toBe("hkd")
  })

  it("has no time of payment when that cannot be read", () => {
    expect(readTrade(transaction({ success_time: "soon" }))?.paidAt).toBeNull()
  })
})

describe("a refund of WeChat Pay's", () => {
  it.each([
    ["PROCESSING", "processing"],
    ["SUCCESS", "succeeded"],
    ["CLOSED", "closed"],
    ["ABNORMAL", "abnormal"],
  ])("that is %s has %s, in an answer as in a notification", (status, state) => {
    expect(readRefund(refundNotice({ refund_status: status }))?.state).toBe(state)
    expect(readRefund({ ...refundNotice({ refund_status: undefined }), status })?.state).toBe(state)
  })

  it.each([
    [{ refund_status: "CHANGE" }],
    [{ refund_status: undefined }],
    [{ refund_status: "constructor" }],
    [{ out_refund_no: "" }],
    [{ out_refund_no: "../1" }],
    [{ out_trade_no: undefined }],
  ])("is not read with %j", (changes) => {
    expect(readRefund(refundNotice(changes))).toBeNull()
  })

  it("is worth what went back, not the whole trade", () => {
    expect(readRefund(refundNotice())?.amount).toBe(990)
  })
})
