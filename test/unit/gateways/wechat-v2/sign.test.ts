import { signFields, verifyFields } from "../../../../src/gateways/wechat-v2/sign"
import { fixtureJson } from "../../../support/fixture"
import { thrownBy } from "../../../support/thrown"
import { API_KEY, v2Payment, v2Sign, withSign } from "../../../support/wechat-v2"

interface KnownAnswer {
  message: string
  key: string
  md5: string
  hmac_sha256: string
}

const known = fixtureJson<KnownAnswer>("binarywang+WxJava/v2-sign.json")
const fields = Object.fromEntries(new URLSearchParams(known.message))

describe("a signature of API v2", () => {
  it("is the documentation's own, by MD5 and by HMAC-SHA256", () => {
    expect(signFields(fields, known.key, "MD5")).toBe(known.md5)
    expect(signFields(fields, known.key, "HMAC-SHA256")).toBe(known.hmac_sha256)
  })

  it("does not cover empty fields or itself, nor depend on their order", () => {
    const turned = Object.fromEntries(Object.entries(fields).reverse())
    const more = { ...turned, detail: "", sign: "X" }
    expect(signFields(more, known.key, "MD5")).toBe(known.md5)
  })

  it("sorts names by their bytes, capitals first", () => {
    const text = { b: "2", B: "1", a_b: "3", aB: "4", a1: "5" }
    expect(signFields(text, API_KEY, "MD5")).toBe(v2Sign(text, "MD5"))
  })

  it.each(["MD5", "HMAC-SHA256"])(
    "by %s is believed, over fields that nobody knows, too",
    (type) => {
      expect(() =>
        verifyFields(withSign(v2Payment({ new_field: "支付" }), type), API_KEY)
      ).not.toThrow()
    }
  )

  it("is believed over an address, which has a query of its own", () => {
    const mweb_url = "https://wx.tenpay.com/checkmweb?prepay_id=wx20&package=1405458241"
    expect(() => verifyFields(withSign({ mweb_url }), API_KEY)).not.toThrow()
  })

  const signed = withSign(v2Payment())
  it.each<[string, string, Record<string, string>]>([
    ["no signature", "missing_signature", v2Payment()],
    ["an empty signature", "missing_signature", { ...signed, sign: "" }],
    ["half a signature", "wrong_algorithm", { ...signed, sign: (signed.sign ?? "").slice(0, 40) }],
    ["a longer signature", "wrong_algorithm", { ...signed, sign: `${signed.sign}0` }],
    [
      "a signature in small letters",
      "bad_signature",
      { ...signed, sign: (signed.sign ?? "").toLowerCase() },
    ],
    ["as many zeros", "bad_signature", { ...signed, sign: "0".repeat(64) }],
    ["as many letters that take two bytes", "bad_signature", { ...signed, sign: "é".repeat(64) }],
    ["another amount", "bad_signature", { ...signed, total_fee: "1" }],
    ["a field more", "bad_signature", { ...signed, attach: "x" }],
    ["a field that became empty", "bad_signature", { ...signed, openid: "" }],
    [
      "the signature of the other type's length",
      "bad_signature",
      { ...signed, sign: v2Sign(v2Payment(), "MD5").replace(/^./, "Z") },
    ],
    [
      "another merchant's key",
      "bad_signature",
      { ...v2Payment(), sign: v2Sign(v2Payment(), "MD5", "k".repeat(32)) },
    ],
    ["two fields in one", "ambiguous_field", withSign(v2Payment({ attach: "1&total_fee=1" }))],
  ])("is refused with %s: %s", (_, reason, message) => {
    expect(thrownBy(() => verifyFields(message, API_KEY))).toMatchObject({ reason })
  })
})
