import { GatewayError, type GatewayErrorKind } from "../../../src/core/errors"
import type { Action } from "../../../src/errors/entry"
import { explain, explainFault } from "../../../src/errors/explain"
import { forLog } from "../../../src/errors/for-log"

const fault = new GatewayError({
  gateway: "wechat",
  operation: "refund",
  kind: "unfunded",
  code: "NOT_ENOUGH",
  message: "余额不足",
})

describe("an error of a gateway's, explained", () => {
  it("tells the shopper, and tells the merchant what is wrong and what to do", () => {
    expect(explainFault(fault)).toMatchObject({
      code: "NOT_ENOUGH",
      kind: "unfunded",
      retry: "later",
      shopperWord: "refund_later",
      merchant: { en: "Your balance does not suffice for the refund.", zh: "商户余额不足。" },
      next: { en: expect.stringContaining("Top up your WeChat Pay account") },
    })
  })

  it("shows the code as it was written", () => {
    expect(explain({ gateway: "alipay", code: "aop.ACQ.SYSTEM_ERROR" }).code).toBe(
      "aop.ACQ.SYSTEM_ERROR"
    )
  })

  it.each<[GatewayErrorKind | undefined, string]>([
    [undefined, "refused"],
    ["refused", "refused"],
    ["unknown", "unknown"],
    ["unfunded", "unfunded"],
    ["misconfigured", "misconfigured"],
  ])("by what it was taken for (%s) when nobody knows the code, which it shows", (kind, told) => {
    const said = explain({ gateway: "alipay", code: "ACQ.NEVER_SEEN", asked: "refund", kind })
    expect(said.kind).toBe(told)
    expect(said.merchant.en).toContain("(ACQ.NEVER_SEEN)")
    expect(said.merchant.zh).toContain("（ACQ.NEVER_SEEN）")
    expect(said.merchant.en).toContain("Alipay")
  })

  it.each<[Action, GatewayErrorKind, string]>([
    ["refund", "unknown", "refund_later"],
    ["refund", "refused", "refund_shop"],
    ["pay", "refused", "other_way"],
    ["pay", "unknown", "wait"],
    ["pay", "misconfigured", "shop"],
    ["bill", "unknown", "not_yours"],
  ])("%s %s: an unknown code tells the shopper %s", (asked, kind, word) => {
    expect(explain({ gateway: "wechat", code: "X", asked, kind }).shopperWord).toBe(word)
  })

  it("never calls definite what was taken for unknown, whatever the code says elsewhere", () => {
    const said = explain({
      gateway: "wechat",
      code: "NOT_ENOUGH",
      asked: "refund",
      kind: "unknown",
    })
    expect(said).toMatchObject({ kind: "unknown", retry: "after_query" })
    expect(said.merchant.en).toContain("balance")
  })

  it("does not promise to send again what is given up", () => {
    const said = explain({
      gateway: "wechat",
      code: "NOT_ENOUGH",
      asked: "refund",
      kind: "refused",
    })
    expect(said).toMatchObject({ kind: "refused", shopperWord: "refund_shop" })
    expect(said.next.en).toBe("Top up your account, then refund again.")
  })

  it("understands a refusal that has only words", () => {
    const said = explain({
      gateway: "wechat",
      code: "FAIL",
      kind: "misconfigured",
      words: "签名错误",
    })
    expect(said).toMatchObject({ code: "FAIL", kind: "misconfigured" })
    expect(said.merchant.en).toContain("signature")
  })
})

describe("an error in a log", () => {
  const line =
    "wechat refund: 余额不足 (NOT_ENOUGH) [unfunded] Your balance does not suffice for the refund."

  it("says kind, code and what it means", () => {
    expect(forLog(fault)).toBe(line)
  })

  it("says so too when a workflow has made a copy of it", () => {
    expect(forLog({ ...fault, message: fault.message })).toBe(line)
  })

  it.each<[unknown, string]>([
    [new Error("two\nlines"), "two lines"],
    ["text", "text"],
    [{ message: "copied" }, "copied"],
    [{ gateway: "wechat", message: "no code" }, "no code"],
    [{ gateway: "toString", code: "A", kind: "B", message: "m" }, "m"],
  ])("%j is as it is, on one line", (error, text) => {
    expect(forLog(error)).toBe(text)
  })
})
