import type { Dialect } from "../../../src/errors/catalogue"
import { findEntry } from "../../../src/errors/find"
import { codeInWords } from "../../../src/errors/words"

const REFUND = "alipay.trade.refund"

describe("a code is found", () => {
  it.each([
    ["ACQ.SELLER_BALANCE_NOT_ENOUGH"],
    ["SELLER_BALANCE_NOT_ENOUGH"],
    ["AQC.SELLER_BALANCE_NOT_ENOUGH"],
    ["aop.ACQ.SELLER_BALANCE_NOT_ENOUGH"],
    ["acq.seller_balance_not_enough"],
    ["ACQ_SELLER_BALANCE_NOT_ENOUGH"],
  ])("as %s, whatever is in front of it", (code) => {
    expect(findEntry(["alipay"], code, REFUND)).toMatchObject({ kind: "unfunded" })
  })

  it.each([
    ["isp.unknow-error", "aop.unknown-error"],
    ["BILL_NOT_EXIST", "isp.bill_not_exist"],
    ["INVAILID_ARGUMENTS", "isv.invalid_arguments"],
    ["UNKNOWN_ERROR", "UNKNOW_ERROR"],
    ["AQC.SYSTEM_ERROR", "ACQ.SYSTEM_ERROR"],
  ])("as %s and as %s", (one, other) => {
    const entry = findEntry(["alipay"], one, "bill")
    expect(entry).not.toBeNull()
    expect(findEntry(["alipay"], other, "bill")).toBe(entry)
  })

  it.each([
    ["wechat_v3", "ORDERNOTEXIST", "ORDER_NOT_EXIST"],
    ["wechat_v3", "FREQUENCY_LIMIT", "FREQUENCY_LIMITED"],
    ["wechat_v3", "RATELIMIT_EXCEED", "RATELIMIT_EXCEEDED"],
    ["wechat_v2", "USER_PAYING", "USERPAYING"],
    ["wechat_v2", "SIGN ERROR", "SIGNERROR"],
    ["wechat_v2", "No Bill Exist", "NO_BILL_EXIST"],
  ] as const)("of %s as %s and as %s", (dialect: Dialect, one, other) => {
    const entry = findEntry([dialect], one)
    expect(entry).not.toBeNull()
    expect(findEntry([dialect], other)).toBe(entry)
  })

  it("in what it means for the call", () => {
    const retryOf = (call: string) => findEntry(["alipay"], "ACQ.TRADE_HAS_FINISHED", call)?.retry
    expect(retryOf(REFUND)).toBe("never")
    expect(retryOf("alipay.trade.cancel")).toBe("same_number")
    const kindOf = (call: string) => findEntry(["wechat_v2"], "NOTENOUGH", call)?.kind
    expect(kindOf("/secapi/pay/refund")).toBe("unfunded")
    expect(kindOf("/pay/micropay")).toBe("refused")
  })

  it("in another call's words when nobody knows the call", () => {
    expect(findEntry(["alipay"], "ACQ.DISCORDANT_REPEAT_REQUEST")).toMatchObject({
      merchant: { en: "This number was used for a refund of another sum." },
    })
  })

  it("by a status that says nothing of itself", () => {
    expect(findEntry(["wechat_v3"], "HTTP_502", "refund")).toMatchObject({ kind: "unknown" })
  })

  it.each([
    ["alipay", "ACQ.INVALID_PARAMETER", "refused"],
    ["alipay", "isv.invalid-parameter", "misconfigured"],
  ] as const)("%s %s: a hyphen makes it another one (%s)", (dialect, code, kind) => {
    expect(findEntry([dialect], code)).toMatchObject({ kind })
  })
})

describe("a code is not found", () => {
  it.each([
    ["alipay", ""],
    ["alipay", "ACQ."],
    ["alipay", "NEVER_SEEN"],
    ["alipay", "__proto__"],
    ["alipay", "constructor"],
    ["wechat_v3", ""],
    ["wechat_v3", "NEVER_SEEN"],
    ["wechat_v3", "toString"],
    ["wechat_v2", "HTTP_"],
  ] as const)("%s %j", (dialect, code) => {
    expect(findEntry([dialect], code)).toBeNull()
  })
})

describe("what WeChat Pay says in words alone", () => {
  it.each([
    ["签名错误", "SIGN_ERROR"],
    ["SIGN ERROR", "SIGN ERROR"],
    ["appid和mch_id不匹配", "APPID_MCHID_NOT_MATCH"],
    ["appid参数长度有误", "APPID_NOT_EXIST"],
    ["商户号该产品权限未开通", "NO_AUTH"],
    ["证书校验失败", "CERT_ERROR"],
    ["No Bill Exist", "No Bill Exist"],
    ["系统繁忙，请稍后再试", null],
    ["", null],
  ])("%j is %j", (words, code) => {
    expect(codeInWords(words)).toBe(code)
  })
})
