import { isNotWaiting, isTradeAbsent, kindOf } from "../../../../src/gateways/alipay/codes"

describe("what an answer of Alipay's means", () => {
  it.each([
    ["20000", "isp.unknow-error", "unknown"],
    ["20000", "aop.unknow-error", "unknown"],
    ["20000", "isp.unknown-error", "unknown"],
    ["20000", "aop.ACQ.SYSTEM_ERROR", "unknown"],
    ["20000", "", "unknown"],
    ["40004", "ACQ.SYSTEM_ERROR", "unknown"],
    ["40004", "AQC.SYSTEM_ERROR", "unknown"],
    ["40004", "SYSTEM_ERROR", "unknown"],
    ["40004", "ACQ.TRADE_SETTLE_ERROR", "unknown"],
    ["40005", "isv.app-call-limited", "unknown"],
    ["40005", "", "unknown"],
    ["10003", "", "unknown"],
    ["", "", "unknown"],
    ["99999", "ACQ.NEVER_SEEN", "unknown"],
    ["40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH", "unfunded"],
    ["40004", "SELLER_BALANCE_NOT_ENOUGH", "unfunded"],
    ["40004", "ACQ.BUYER_BALANCE_NOT_ENOUGH", "refused"],
    ["40004", "ACQ.TRADE_NOT_EXIST", "refused"],
    ["40004", "TRADE_NOT_EXIST", "refused"],
    ["40004", "ACQ.DISCORDANT_REPEAT_REQUEST", "refused"],
    ["40004", "ACQ.NEVER_SEEN", "refused"],
    ["40004", "", "refused"],
    ["40004", "ACQ.ACCESS_FORBIDDEN", "misconfigured"],
    ["40004", "ACQ.PARTNER_ERROR", "misconfigured"],
    ["40004", "ACQ.RISK_MERCHANT_IP_NOT_EXIST", "misconfigured"],
    ["20001", "aop.invalid-auth-token", "misconfigured"],
    ["40001", "isv.missing-signature", "misconfigured"],
    ["40002", "isv.invalid-signature", "misconfigured"],
    ["40002", "isv.invalid-app-id", "misconfigured"],
    ["40003", "isv.missing-signature-config", "misconfigured"],
    ["40006", "isv.insufficient-isv-permissions", "misconfigured"],
  ])("%s %s is %s", (code, subCode, kind) => {
    expect(kindOf(code, subCode)).toBe(kind)
  })

  it.each([
    ["20000", "ACQ.TRADE_NOT_EXIST", "unknown"],
    ["20000", "ACQ.SELLER_BALANCE_NOT_ENOUGH", "unknown"],
    ["40002", "isv.code-invalid", "refused"],
    ["40002", "isv.invalid-parameter", "misconfigured"],
    ["40004", "ACQ.INVALID_PARAMETER", "refused"],
    ["40004", "ACQ.REFUND_CHARGE_ERROR", "unknown"],
    ["40004", "ACQ.ENTERPRISE_PAY_BIZ_ERROR", "unknown"],
    ["40004", "isv.ip-call-limited", "unknown"],
  ])("%s %s of a refund is %s", (code, subCode, kind) => {
    expect(kindOf(code, subCode, "alipay.trade.refund")).toBe(kind)
  })

  it.each(["ACQ.TRADE_NOT_EXIST", "TRADE_NOT_EXIST"])("%s: there is no such trade", (code) => {
    expect([isTradeAbsent(code), isNotWaiting(code)]).toEqual([true, false])
  })

  it.each([
    "ACQ.TRADE_STATUS_ERROR",
    "ACQ.REASON_TRADE_STATUS_INVALID",
    "ACQ.REASON_ILLEGAL_STATUS",
    "ACQ.TRADE_HAS_SUCCESS",
    "ACQ.TRADE_HAS_CLOSE",
    "ACQ.TRADE_HAS_FINISHED",
  ])("%s: the trade waits for nobody any more", (code) => {
    expect([isTradeAbsent(code), isNotWaiting(code)]).toEqual([false, true])
  })

  it.each(["ACQ.SYSTEM_ERROR", "ACQ.INVALID_PARAMETER", ""])("%j says neither", (code) => {
    expect([isTradeAbsent(code), isNotWaiting(code)]).toEqual([false, false])
  })
})
