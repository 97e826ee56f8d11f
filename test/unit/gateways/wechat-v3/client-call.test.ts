import { createPrivateKey, createPublicKey, verify } from "node:crypto"
import { appCall, jsapiCall, miniCall } from "../../../../src/gateways/wechat-v3/client-call"
import { SafeWxPay } from "../../../../src/gateways/wechat-v3/pay"
import { fixture, fixtureJson } from "../../../support/fixture"
import { NOW, wechatSettings } from "../../../support/wechat"

const key = createPrivateKey(fixture("wechat-official-docs/official_test_merchant_private_key.pem"))
const pay = new SafeWxPay({ ...wechatSettings, privateKey: key })
afterAll(() => pay.shutdown())

const APP = "wx2421b1c4370ec43b"
const PREPARED = "wx201410272009395522657a690389285100"
const SECONDS = String(NOW.getTime() / 1_000)

function isSigned(text: string, signature: string | undefined): boolean {
  const bytes = Buffer.from(signature ?? "", "base64")
  return verify("sha256", Buffer.from(text), createPublicKey(key), bytes)
}

describe("what a client hands to WeChat", () => {
  it("in a page has the six members that the bridge takes, signed by the merchant", () => {
    const params = jsapiCall(pay.signer, APP, PREPARED)
    expect(params).toEqual({
      appId: APP,
      timeStamp: SECONDS,
      nonceStr: expect.stringMatching(/^[0-9a-f]{32}$/),
      package: `prepay_id=${PREPARED}`,
      signType: "RSA",
      paySign: expect.any(String),
    })
    const text = `${APP}\n${SECONDS}\n${params.nonceStr}\nprepay_id=${PREPARED}\n`
    expect(isSigned(text, params.paySign)).toBe(true)
  })

  it("in a mini program has no appId, which is signed all the same", () => {
    const params = miniCall(pay.signer, APP, PREPARED)
    expect(params).not.toHaveProperty("appId")
    const text = `${APP}\n${SECONDS}\n${params.nonceStr}\nprepay_id=${PREPARED}\n`
    expect(isSigned(text, params.paySign)).toBe(true)
  })

  it("in an app signs the number alone, and names the merchant", () => {
    const params = appCall(pay.signer, APP, { partnerId: "1900000109", prepayId: PREPARED })
    expect(params).toEqual({
      appid: APP,
      partnerid: "1900000109",
      prepayid: PREPARED,
      package: "Sign=WXPay",
      noncestr: expect.stringMatching(/^[0-9a-f]{32}$/),
      timestamp: SECONDS,
      sign: expect.any(String),
    })
    expect(isSigned(`${APP}\n${SECONDS}\n${params.noncestr}\n${PREPARED}\n`, params.sign)).toBe(
      true
    )
  })

  it("is never the same twice", () => {
    const nonces = Array.from({ length: 50 }, () => jsapiCall(pay.signer, APP, PREPARED).nonceStr)
    expect(new Set(nonces).size).toBe(50)
  })

  interface KnownAnswer {
    name: string
    message: string
    expected: string
  }
  const { vectors } = fixtureJson<{ vectors: KnownAnswer[] }>("wechat-official-docs/kat.json")
  const known = vectors.filter(({ name }) => name.endsWith("paySign"))

  it.each(known.map((vector) => [vector.name, vector] as const))(
    "is signed over the text of WeChat Pay's own sample of %s",
    (name, { message, expected }) => {
      const texts: string[] = []
      const signer = { ...pay.signer, sign: (text: string) => `${texts.push(text)}` }
      const partnerId = "1900000109"
      const prepayId = PREPARED
      const params = name.startsWith("APP")
        ? appCall(signer, APP, { partnerId, prepayId })
        : jsapiCall(signer, APP, prepayId)
      const nonce = params.nonceStr ?? params.noncestr ?? ""
      const sample = message.replace("1554208460", SECONDS)
      expect(texts).toEqual([sample.replace("593BEC0C930BF1AFEB40B4A08C8FB242", nonce)])
      expect(pay.signer.sign(message)).toBe(expected)
    }
  )
})
