import { isNotWaiting, isTradeAbsent } from "../../../../src/gateways/wechat/codes"
import { isRefundAbsent, kindOf } from "../../../../src/gateways/wechat-v3/codes"

describe("what an answer of WeChat Pay's means", () => {
  it.each([
    [200, "", "unknown"],
    [202, "USERPAYING", "unknown"],
    [202, "USER_PAYING", "unknown"],
    [302, "", "unknown"],
    [400, "", "unknown"],
    [404, "", "unknown"],
    [405, "", "unknown"],
    [429, "FREQUENCY_LIMITED", "unknown"],
    [429, "RATELIMIT_EXCEEDED", "unknown"],
    [429, "NOT_ENOUGH", "unknown"],
    [400, "FREQUENCYLIMITED", "unknown"],
    [403, "BANKERROR", "unknown"],
    [403, "BANK_ERROR", "unknown"],
    [400, "SYSTEMERROR", "unknown"],
    [500, "SYSTEM_ERROR", "unknown"],
    [500, "ORDER_NOT_EXIST", "unknown"],
    [502, "", "unknown"],
    [503, "SERVICE_UNAVAILABLE", "unknown"],
    [400, "PARAM_ERROR", "refused"],
    [400, "INVALID_REQUEST", "refused"],
    [400, "ORDER_CLOSED", "refused"],
    [400, "ORDERPAID", "refused"],
    [403, "NOT_ENOUGH", "refused"],
    [403, "NOTENOUGH", "refused"],
    [403, "OUT_TRADE_NO_USED", "refused"],
    [404, "ORDER_NOT_EXIST", "refused"],
    [404, "ORDERNOTEXIST", "refused"],
    [404, "RESOURCE_NOT_EXISTS", "refused"],
    [403, "NEVER_SEEN", "refused"],
    [401, "SIGN_ERROR", "misconfigured"],
    [403, "NOAUTH", "misconfigured"],
    [403, "NO_AUTH", "misconfigured"],
    [400, "APPID_MCHID_NOT_MATCH", "misconfigured"],
    [404, "MCH_NOT_EXISTS", "misconfigured"],
    [400, "MCHID_NOT_EXIST", "misconfigured"],
    [403, "RULELIMIT", "misconfigured"],
    [403, "RULE_LIMIT", "misconfigured"],
    [403, "ACCOUNTERROR", "misconfigured"],
    [403, "ACCOUNT_ERROR", "misconfigured"],
  ])("%i %s is %s", (status, code, kind) => {
    expect(kindOf(status, code)).toBe(kind)
  })

  it.each([
    ["refund", "NOT_ENOUGH", "unfunded"],
    ["refund", "NOTENOUGH", "unfunded"],
    ["create barcode", "NOT_ENOUGH", "refused"],
    ["certificates", "RESOURCE_NOT_EXISTS", "misconfigured"],
    ["query refund", "RESOURCE_NOT_EXISTS", "refused"],
  ])("of the call %s: %s is %s", (operation, code, kind) => {
    expect(kindOf(404, code, operation)).toBe(kind)
  })

  it.each(["ORDER_NOT_EXIST", "ORDERNOTEXIST"])("%s: there is no such trade", (code) => {
    expect(isTradeAbsent(code)).toBe(true)
  })

  it.each(["RESOURCE_NOT_EXISTS", "RESOURCENOTEXISTS", "RESOURCE_NOT_EXIST"])(
    "%s: there is no such refund",
    (code) => {
      expect(isRefundAbsent(code)).toBe(true)
    }
  )

  it.each(["ORDERPAID", "ORDER_PAID", "ORDER_CLOSED", "ORDERCLOSED", "TRADE_ERROR", "TRADEERROR"])(
    "%s: the trade waits for nobody any more",
    (code) => {
      expect(isNotWaiting(code)).toBe(true)
    }
  )

  it.each(["", "SYSTEM_ERROR", "PARAM_ERROR", "MCH_NOT_EXISTS"])(
    "%j says none of these",
    (code) => {
      const tests = [isTradeAbsent, isRefundAbsent, isNotWaiting]
      expect(tests.map((test) => test(code))).toEqual([false, false, false])
    }
  )
})
