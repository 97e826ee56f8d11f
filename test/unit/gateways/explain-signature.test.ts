import { explainSignature, type RefusedSignature } from "../../../src/gateways/explain-signature"
import { likelyCauses } from "../../../src/gateways/signature-causes"
import { redactPairs } from "../../../src/gateways/redact"

const key = { algorithm: "RSA2", fingerprint: "ab12", serial: null }
const SIGNED = 'app_id=2021&biz_content={"buyer_id":"2088","subject":"衬衫"}&charset=utf-8'

const explained = (theirs: RefusedSignature["theirs"]) =>
  explainSignature({
    ...{ gateway: "alipay", key, signed: SIGNED, theirs, redact: redactPairs },
    words: "验签出错",
  })

describe("a signature that the gateway refused", () => {
  it("is explained by the key alone when both signed the same text", () => {
    const { difference, causes, signed, gatewaySigned } = explained({ text: SIGNED })
    expect(difference).toBeNull()
    expect(causes.map(({ cause }) => cause)).toEqual([
      "wrong_key",
      "other_account",
      "other_environment",
    ])
    expect(signed).toBe(gatewaySigned)
  })

  it("shows where the texts part, and suspects what lies in between", () => {
    const text = SIGNED.replace("charset=utf-8", "charset=GBK")
    const { difference, causes } = explained({ text })
    expect(difference).toMatchObject({ ours: expect.stringContaining("utf-8") })
    expect(difference).toMatchObject({ gateway: expect.stringContaining("GBK") })
    expect(causes[0]?.cause).toBe("changed_on_the_way")
  })

  it("suspects the charset when they part at a letter that is not ASCII", () => {
    expect(explained({ text: SIGNED.replace("衬", "è") }).causes[0]?.cause).toBe("charset")
  })

  it("does not show a value that is hidden, although they part there", () => {
    const explanation = explained({ text: SIGNED.replace("2088", "2099") })
    expect(explanation.difference).toBe("hidden")
    expect(JSON.stringify(explanation)).not.toMatch(/2088|2099/)
  })

  it("takes a text that was cut short for the same if it is as long in the end", () => {
    const bytes = Buffer.byteLength(SIGNED)
    expect(explained({ text: SIGNED.slice(0, 11), bytes }).difference).toBeNull()
    expect(explained({ text: SIGNED.slice(0, 11), bytes: bytes + 2 }).difference).toEqual({
      at: 11,
      ours: expect.stringContaining("app_id=2021"),
      gateway: `… (${bytes + 2} bytes)`,
    })
  })

  it("names keys first when the gateway says nothing of its text", () => {
    const { gatewaySigned, causes } = explained(null)
    expect(gatewaySigned).toBeNull()
    expect(causes[0]?.cause).toBe("wrong_key")
    expect(causes.map(({ cause }) => cause)).toContain("changed_on_the_way")
  })

  it.each([
    ["wechat-v3", "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟", "clock"],
    ["wechat-v3", "商户证书序列号有误，请使用签名私钥匹配的证书序列号", "wrong_serial"],
    ["wechat-v3", "已更换证书，请使用新证书", "wrong_serial"],
    ["wechat-v3", "商户号不存在", "other_account"],
    ["wechat-v3", "签名错误", "wrong_key"],
    ["wechat-v2", "签名错误", "wrong_key"],
  ] as const)("%s: “%s” points to %s", (gateway, words, cause) => {
    expect(likelyCauses({ gateway, words, differs: null })[0]?.cause).toBe(cause)
  })

  it("says everything in both languages", () => {
    for (const { en, zh } of likelyCauses({ gateway: "alipay", words: "", differs: true })) {
      expect(en).toMatch(/^[\x20-\x7e]+$/)
      expect(zh).toMatch(/[\u4e00-\u9fff]/)
    }
  })
})
