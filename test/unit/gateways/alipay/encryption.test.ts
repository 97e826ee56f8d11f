import { openAnswer } from "../../../../src/gateways/alipay/answer"
import { decryptContent, encryptContent } from "../../../../src/gateways/alipay/encryption"
import { AlipaySigner } from "../../../../src/gateways/alipay/signer"
import { alipayKeys, alipaySettings } from "../../../support/alipay"
import { gateway, signed } from "../../../support/keys"
import { thrownBy } from "../../../support/thrown"

const METHOD = "alipay.trade.query"
/** Published with its result by Alipay's own EasySDK (ClientTest.java). */
const KEY = Buffer.from("aa4BtZ4tspm2wnXLb1ThQA==", "base64")

describe("Alipay's encryption of content", () => {
  it("is the one that its own kit has", () => {
    expect(encryptContent("test1234567", KEY)).toBe("ILpoMowjIQjfYMR847rnFQ==")
    expect(decryptContent("ILpoMowjIQjfYMR847rnFQ==", KEY)).toBe("test1234567")
  })

  it.each(["", "AAAA", "ILpoMowjIQjfYMR847rnFA==", "not base64!"])("cannot open %j", (text) => {
    expect(decryptContent(text, KEY)).toBeNull()
  })
})

describe("an encrypted request", () => {
  const signer = new AlipaySigner({ ...alipaySettings, encryptKey: KEY })

  it("hides its content, says so, and is signed as it is sent", () => {
    const params = new URLSearchParams(signer.seal(METHOD, { out_trade_no: "secret" }))
    expect(params.get("encrypt_type")).toBe("AES")
    expect(JSON.parse(decryptContent(params.get("biz_content") ?? "", KEY) ?? "")).toEqual({
      out_trade_no: "secret",
    })
    expect(params.toString()).not.toContain("secret")
  })

  it("is not what a shopper's own client carries", () => {
    const params = new URLSearchParams(signer.sign("alipay.trade.page.pay", { a: "plain" }))
    expect(params.get("encrypt_type")).toBeNull()
    expect(params.get("biz_content")).toBe('{"a":"plain"}')
  })
})

describe("a request on behalf of a merchant", () => {
  it("carries the merchant's token, signed with the rest", () => {
    const signer = new AlipaySigner({ ...alipaySettings, appAuthToken: "token1" })
    expect(new URLSearchParams(signer.seal(METHOD, {})).get("app_auth_token")).toBe("token1")
  })
})

describe("an encrypted answer", () => {
  const plain = JSON.stringify({ code: "10000", msg: "Success", out_trade_no: "1" })
  const wrapped = (node: string, signature = signed(node, gateway)) =>
    `{"alipay_trade_query_response":${node},"sign":"${signature}"}`
  const open = (raw: string, encryptKey: Buffer | null = KEY) =>
    openAnswer(raw, METHOD, alipayKeys, { encryptKey })
  const node = `"${encryptContent(plain, KEY)}"`

  it("is verified with its quotes, and then decrypted", () => {
    expect(open(wrapped(node))).toMatchObject({ out_trade_no: "1" })
  })

  it.each<[string, string, () => unknown]>([
    ["plain", "NOT_ENCRYPTED", () => open(wrapped(plain))],
    ["encrypted where nothing should be", "MALFORMED", () => open(wrapped(node), null)],
    [
      "signed without its quotes",
      "BAD_SIGNATURE",
      () => open(wrapped(node, signed(node.slice(1, -1), gateway))),
    ],
    [
      "signed before it was encrypted",
      "BAD_SIGNATURE",
      () => open(wrapped(node, signed(plain, gateway))),
    ],
    ["encrypted with another key", "UNDECRYPTABLE", () => open(wrapped(node), Buffer.alloc(16, 7))],
    ["not encrypted at all, though it is a text", "UNDECRYPTABLE", () => open(wrapped('"hello"'))],
    ["no object inside", "MALFORMED", () => open(wrapped(`"${encryptContent("[1]", KEY)}"`))],
    ["no JSON inside", "MALFORMED", () => open(wrapped(`"${encryptContent("{", KEY)}"`))],
    ["unsigned", "UNSIGNED", () => open(`{"alipay_trade_query_response":${node}}`)],
  ])("that is %s leaves the outcome unknown: %s", (_, code, attempt) => {
    const error = thrownBy(attempt)
    // An answer to another key may still be read by chance; it is never an object then.
    if (code === "UNDECRYPTABLE") {
      expect(error).toMatchObject({
        kind: "unknown",
        code: expect.stringMatching(/UNDECRYPT|MALF/),
      })
    } else expect(error).toMatchObject({ kind: "unknown", code })
  })

  it("may be plain when it is a refusal, since Alipay could not decrypt us", () => {
    const refusal = JSON.stringify({ code: "40002", msg: "x", sub_code: "isv.invalid-encrypt" })
    expect(thrownBy(() => open(wrapped(refusal)))).toMatchObject({ kind: "misconfigured" })
  })
})
