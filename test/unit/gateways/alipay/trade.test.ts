import { MoneyError } from "../../../../src/core/money"
import { readTrade, readTradeState } from "../../../../src/gateways/alipay/trade"

const PAID_AT = "2026-11-23 16:20:00"

describe("a trade of Alipay's", () => {
  it.each([
    [{ trade_status: "WAIT_BUYER_PAY" }, "waiting"],
    [{ trade_status: "TRADE_SUCCESS" }, "paid"],
    [{ trade_status: "TRADE_FINISHED" }, "paid"],
    [{ trade_status: "TRADE_CLOSED" }, "closed"],
    [{ trade_status: "TRADE_CLOSED", send_pay_date: PAID_AT }, "paid"],
    [{ trade_status: "TRADE_CLOSED", gmt_payment: PAID_AT }, "paid"],
    [{ trade_status: "TRADE_CLOSED", refund_fee: "0.01" }, "paid"],
    [{ trade_status: "TRADE_CLOSED", refund_fee: "0.00" }, "closed"],
    [{ trade_status: "trade_success" }, null],
    [{ trade_status: "constructor" }, null],
    [{}, null],
  ])("%j is %s", (fields, state) => {
    expect(readTradeState(fields)).toBe(state)
  })

  it("is read from the answer to a query", () => {
    const answer = {
      out_trade_no: "1",
      trade_no: "2",
      trade_status: "TRADE_SUCCESS",
      total_amount: "19.90",
      send_pay_date: PAID_AT,
    }
    expect(readTrade(answer)).toEqual({
      outTradeNo: "1",
      gatewayTradeNo: "2",
      state: "paid",
      total: 1990,
      currency: "cny",
      payee: {},
      refundNo: null,
      refunded: null,
      paidAt: new Date("2026-11-23T08:20:00Z"),
    })
  })

  it.each([
    ["a number", 19.9],
    ["nothing", undefined],
    ["an object", {}],
  ])("has no amount when that is %s", (_, total) => {
    const fields = { out_trade_no: "1", trade_status: "TRADE_SUCCESS", total_amount: total }
    expect(readTrade(fields)?.total).toBeNull()
  })

  it("is not read at all with an amount that is none", () => {
    const fields = { out_trade_no: "1", trade_status: "TRADE_SUCCESS", total_amount: "19,90" }
    expect(() => readTrade(fields)).toThrow(MoneyError)
  })
})
