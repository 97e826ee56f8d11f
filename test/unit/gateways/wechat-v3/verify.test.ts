import { createPublicKey } from "node:crypto"
import { NotificationRefused } from "../../../../src/core/errors"
import { verifyMessage } from "../../../../src/gateways/wechat-v3/verify"
import { fixture, fixtureJson } from "../../../support/fixture"
import { gateway, stranger } from "../../../support/keys"
import { thrownBy } from "../../../support/thrown"
import { NOW, SERIAL, signatureHeaders } from "../../../support/wechat"

const BODY = '{"code_url":"weixin://wxpay/bizpayurl?pr=1"}'
const keys = new Map([[SERIAL, gateway.publicKey]])
const seconds = NOW.getTime() / 1_000

interface Message {
  headers: Record<string, string>
  body?: string
  now?: Date
  keys?: typeof keys
}

function check(message: Message): void {
  const { headers, body = BODY, now = NOW } = message
  verifyMessage((name) => headers[name], Buffer.from(body), message.keys ?? keys, now)
}

function reasonOf(message: Message): string {
  const error = thrownBy(() => check(message))
  expect(error).toBeInstanceOf(NotificationRefused)
  return (error as NotificationRefused).reason
}

describe("the documentation's sample of an answer", () => {
  interface Sample {
    message: string
    signature?: string
  }
  const { vectors } = fixtureJson<{ vectors: Sample[] }>("wechat-official-docs/kat.json")
  const sample = vectors.find(({ signature }) => signature)
  const [timestamp = "", nonce = "", body = ""] = sample?.message.split("\n") ?? []
  const headers = {
    "wechatpay-timestamp": timestamp,
    "wechatpay-nonce": nonce,
    "wechatpay-serial": "PUB_KEY_ID_X",
    "wechatpay-signature": sample?.signature ?? "",
  }
  const key = createPublicKey(fixture("wechat-official-docs/doc_public_key_4013053249.pem"))
  const now = new Date(Number(timestamp) * 1_000)
  const known = { headers, body, now, keys: new Map([["PUB_KEY_ID_X", key]]) }

  it("verifies with the documentation's key", () => {
    expect(() => check(known)).not.toThrow()
  })

  it("does not verify with one letter changed", () => {
    expect(reasonOf({ ...known, body: body.replace("JyC", "JyD") })).toBe("bad_signature")
  })
})

describe("a signed message of WeChat Pay's", () => {
  it("is believed, an empty one too", () => {
    expect(() => check({ headers: signatureHeaders(BODY) })).not.toThrow()
    expect(() => check({ headers: signatureHeaders(""), body: "" })).not.toThrow()
  })

  it("is checked with the key that it names, whichever of them that is", () => {
    const both = new Map([
      ["5157F09EFDC096DE15EBE81A47057A7232F1B8E1", stranger.publicKey],
      [SERIAL, gateway.publicKey],
    ])
    const byCertificate = {
      ...signatureHeaders(BODY, { by: stranger }),
      "wechatpay-serial": "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
    }
    expect(() => check({ headers: signatureHeaders(BODY), keys: both })).not.toThrow()
    expect(() => check({ headers: byCertificate, keys: both })).not.toThrow()
    const crossed = { ...byCertificate, "wechatpay-serial": SERIAL }
    expect(reasonOf({ headers: crossed, keys: both })).toBe("bad_signature")
  })

  it.each([
    ["just now", 0, 0],
    ["five minutes ago", -300, 0],
    ["five minutes ahead", 300, 0],
  ])("is fresh when it was sent %s", (_, shift) => {
    const headers = signatureHeaders(BODY, { at: seconds + shift })
    expect(() => check({ headers })).not.toThrow()
  })

  it.each([
    ["a millisecond more than five minutes ago", -300, 1],
    ["a millisecond more than five minutes ahead", 300, -1],
    ["a day ago", -86_400, 0],
    ["in another era", -seconds, 0],
  ])("is stale when it was sent %s", (_, shift, ms) => {
    const headers = signatureHeaders(BODY, { at: seconds + shift })
    expect(reasonOf({ headers, now: new Date(NOW.getTime() + ms) })).toBe("stale")
  })

  it.each(["", "soon", "-1", "1e9", "1795422000.5", " 1795422000", "9".repeat(400)])(
    "is not believed with the time %j, however well it is signed",
    (time) => {
      const headers = { ...signatureHeaders(BODY), "wechatpay-timestamp": time }
      expect(reasonOf({ headers })).toBe(time === "" ? "missing_signature" : "stale")
    }
  )

  it.each([
    "PUB_KEY_ID_0000000000000000000000000000",
    SERIAL.toLowerCase(),
    "__proto__",
    "constructor",
    "size",
    `${SERIAL}, ${SERIAL}`,
  ])("is not believed with the serial %s", (serial) => {
    const headers = { ...signatureHeaders(BODY), "wechatpay-serial": serial }
    expect(reasonOf({ headers })).toBe("unknown_serial")
  })

  it.each(["timestamp", "nonce", "serial", "signature"])(
    "is not believed without its %s",
    (name) => {
      const headers = { ...signatureHeaders(BODY) }
      delete headers[`wechatpay-${name}`]
      expect(reasonOf({ headers })).toBe("missing_signature")
    }
  )

  const genuine = signatureHeaders(BODY)["wechatpay-signature"] ?? ""

  it.each([
    ["a stranger's signature", signatureHeaders(BODY, { by: stranger })["wechatpay-signature"]],
    ["a probe", `WECHATPAY/SIGNTEST/${"a".repeat(325)}`],
    ["a probe that is a genuine signature behind its mark", `WECHATPAY/SIGNTEST/${genuine}`],
    ["text that is no base64", "***"],
    ["half a signature", genuine.slice(0, 100)],
  ])("is not believed with %s", (_, signature = "") => {
    const headers = { ...signatureHeaders(BODY), "wechatpay-signature": signature }
    expect(reasonOf({ headers })).toBe("bad_signature")
  })

  it.each([
    ["the body", { body: `${BODY} ` }],
    ["the nonce", { headers: { ...signatureHeaders(BODY), "wechatpay-nonce": "other" } }],
    [
      "the time",
      { headers: { ...signatureHeaders(BODY), "wechatpay-timestamp": String(seconds + 1) } },
    ],
  ])("is not believed when %s was changed", (_, change) => {
    expect(reasonOf({ headers: signatureHeaders(BODY), ...change })).toBe("bad_signature")
  })
})
