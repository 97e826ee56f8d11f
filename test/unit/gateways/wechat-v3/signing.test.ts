import { createPrivateKey, createPublicKey, verify } from "node:crypto"
import { SafeWxPay } from "../../../../src/gateways/wechat-v3/pay"
import { fixture, fixtureJson } from "../../../support/fixture"
import { wechatSettings } from "../../../support/wechat"

interface KnownAnswer {
  name: string
  message: string
  expected?: string
  recomputed?: boolean
}

const DOCS = "wechat-official-docs"
const privateKey = createPrivateKey(fixture(`${DOCS}/official_test_merchant_private_key.pem`))
const { vectors } = fixtureJson<{ vectors: KnownAnswer[] }>(`${DOCS}/kat.json`)
const skills = fixtureJson<Record<"jsapi" | "app", { message: string; sign: string }>>(
  "wechatpay-apiv3+wechatpay-skills/paysign-official-test-data.json"
)
const pay = new SafeWxPay({ ...wechatSettings, privateKey })

afterAll(() => pay.shutdown())

const known = vectors.filter((vector) => vector.recomputed)
const requests = known.filter(({ message }) => /^(GET|POST)\n/.test(message))

/** The five lines of a request: method, address, timestamp, nonce, body. */
function lines(message: string) {
  const [method = "", url = "", timestamp = "", nonce = "", body = ""] = message.split("\n")
  return { method, url, timestamp, nonce, body }
}

describe("a signature of ours equals WeChat Pay's known answer", () => {
  it.each(requests.map((vector) => [vector.name, vector] as const))(
    "for the request %s",
    (_, { message, expected }) => {
      const { method, url, timestamp, nonce, body } = lines(message)
      expect(pay.getSignature(method, nonce, timestamp, url, body)).toBe(expected)
    }
  )

  it("for a request whose body is given as an object", () => {
    const post = requests.find(({ message }) => message.startsWith("POST"))
    const { method, url, timestamp, nonce, body } = lines(post?.message ?? "")
    const content = JSON.parse(body) as Record<string, unknown>
    expect(pay.getSignature(method, nonce, timestamp, url, content)).toBe(post?.expected)
  })

  it.each(known.map(({ name, message, expected }) => [name, message, expected]))(
    "over the text of %s",
    (_, message, expected) => {
      expect(pay.sha256WithRsa(message ?? "")).toBe(expected)
    }
  )

  it.each(["jsapi", "app"] as const)("as the second official text gives it for %s", (kind) => {
    expect(pay.sha256WithRsa(skills[kind].message)).toBe(skills[kind].sign)
  })

  it("and differs where the documentation prints another request's", () => {
    const stale = vectors.filter(({ recomputed }) => recomputed === false)
    expect(stale).toHaveLength(1)
    for (const { message, expected } of stale) expect(pay.sha256WithRsa(message)).not.toBe(expected)
  })
})

describe("the Authorization of a request", () => {
  const build = (method: string, path: string, body?: object) =>
    (
      pay as unknown as { buildAuthorization(method: string, url: string, body?: object): string }
    ).buildAuthorization(method, `https://api.mch.weixin.qq.com${path}`, body)

  const shape =
    /^WECHATPAY2-SHA256-RSA2048 mchid="1900000109",nonce_str="([0-9a-f]{32})",timestamp="(\d+)",serial_no="([0-9A-F]+)",signature="([^"]+)"$/

  it.each([
    ["GET", "/v3/pay/transactions/out-trade-no/a%7Cb?mchid=1900000109", undefined],
    ["POST", "/v3/pay/transactions/native", { description: "Tee 衬衫", amount: { total: 1 } }],
  ])("of %s %s verifies over what is sent", (method, path, body) => {
    const [, nonce = "", timestamp = "", serial, signature = ""] =
      shape.exec(build(method, path, body)) ?? []
    expect([timestamp, serial]).toEqual(["1795422000", wechatSettings.serialNo])
    const text = `${method}\n${path}\n${timestamp}\n${nonce}\n${body ? JSON.stringify(body) : ""}\n`
    const key = createPublicKey(privateKey)
    const bytes = Buffer.from(signature, "base64")
    expect(verify("sha256", Buffer.from(text), key, bytes)).toBe(true)
  })

  it("has a nonce of its own each time", () => {
    const made = Array.from({ length: 50 }, () => shape.exec(build("GET", "/v3/x"))?.[1])
    expect(new Set(made).size).toBe(50)
  })
})

it("the library's own way of believing an answer is shut", async () => {
  await expect(pay.verifySign()).rejects.toThrow("verified by the transport")
})
