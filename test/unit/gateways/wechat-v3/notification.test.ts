import { X509Certificate } from "node:crypto"
import { Aes } from "wechatpay-axios-plugin"
import { readWechatNotification } from "../../../../src/gateways/wechat-v3/notification"
import { SafeWxPay } from "../../../../src/gateways/wechat-v3/pay"
import { verifyMessage } from "../../../../src/gateways/wechat-v3/verify"
import { fixtureJson } from "../../../support/fixture"
import {
  encrypted,
  envelope,
  notification,
  NOW,
  paymentNotification,
  refundNotice,
  transaction,
  wechatSettings,
} from "../../../support/wechat"

const pay = new SafeWxPay(wechatSettings)
afterAll(() => pay.shutdown())

const read = (raw: Parameters<typeof readWechatNotification>[0]) =>
  readWechatNotification(raw, NOW, wechatSettings.platformKeys, pay)

function refund(changes: Record<string, unknown> = {}, state = "SUCCESS") {
  const content = encrypted(JSON.stringify(refundNotice(changes)), { associatedData: "refund" })
  return notification(envelope(content, { event_type: `REFUND.${state}` }))
}

describe("a notification of WeChat Pay's", () => {
  it("about a payment is read", () => {
    expect(read(paymentNotification())).toEqual({
      id: "EV-2018022511223320873",
      event: "TRANSACTION.SUCCESS",
      about: {
        kind: "trade",
        snapshot: {
          outTradeNo: "20261123162000abcdef0123456789",
          gatewayTradeNo: "4200000263201902167700134902",
          state: "paid",
          total: 1990,
          currency: "cny",
          payee: { appid: "wx2421b1c4370ec43b", mchid: "1900000109" },
          refunded: null,
          paidAt: NOW,
        },
      },
    })
  })

  it("about a refund is read", () => {
    expect(read(refund())).toEqual({
      id: "EV-2018022511223320873",
      event: "REFUND.SUCCESS",
      about: {
        kind: "refund",
        snapshot: {
          outRefundNo: "R20261123162000abcdef0123456789",
          outTradeNo: "20261123162000abcdef0123456789",
          gatewayRefundNo: "50000709672019011908420787722",
          state: "succeeded",
          amount: 990,
          succeededAt: new Date("2026-11-23T08:21:00Z"),
        },
      },
    })
  })

  it.each([
    ["ABNORMAL", "abnormal"],
    ["CLOSED", "closed"],
    ["PROCESSING", "processing"],
  ])("about a refund that is %s says that it %s", (refund_status, state) => {
    const raw = refund({ refund_status, success_time: undefined }, refund_status)
    expect(read(raw).about).toMatchObject({ snapshot: { state, succeededAt: null } })
  })

  it("keeps nothing of the payer", () => {
    const text = JSON.stringify([read(paymentNotification()), read(refund())])
    expect(text).not.toMatch(/oUpF8|招商银行/)
  })

  it("is read with empty associated data", () => {
    const content = encrypted(JSON.stringify(transaction()), { associatedData: "" })
    expect(read(notification(envelope(content))).about.kind).toBe("trade")
    const { associated_data: _, ...without } = content
    expect(read(notification(envelope(without))).about.kind).toBe("trade")
  })

  it("is read with a nonce of 16 characters", () => {
    const content = encrypted(JSON.stringify(transaction()), { nonce: "0123456789abcdef" })
    expect(read(notification(envelope(content))).about.kind).toBe("trade")
  })

  it("is read as another implementation encrypts it", () => {
    const nonce = "fdasflkja484"
    const text = JSON.stringify(transaction())
    const ciphertext = Aes.AesGcm.encrypt(text, wechatSettings.apiV3Key, nonce, "transaction")
    const resource = { ...encrypted(text), ciphertext, nonce }
    expect(read(notification(envelope(resource))).about.kind).toBe("trade")
  })
})

describe("the official Go library's notification", () => {
  interface Recorded {
    headers: Record<string, string>
    raw_body: string
    now_to_mock: number
    platform_cert_pem: string
    apiv3_key: string
  }
  const recorded = fixtureJson<Recorded>("wechatpay-apiv3+wechatpay-go/notify-payscore-full.json")
  const { serialNumber, publicKey } = new X509Certificate(recorded.platform_cert_pem)
  const platformKeys = new Map([[serialNumber, publicKey]])
  const now = new Date(recorded.now_to_mock * 1_000)
  const headers = Object.fromEntries(
    Object.entries(recorded.headers).map(([name, value]) => [name.toLowerCase(), value])
  )
  const raw = { headers, body: Buffer.from(recorded.raw_body) }

  it("verifies with the platform's certificate of its time", () => {
    expect(() => verifyMessage((name) => headers[name], raw.body, platformKeys, now)).not.toThrow()
  })

  it("is not opened, since its key has 16 bytes and WeChat Pay's have 32", async () => {
    const theirs = new SafeWxPay({ ...wechatSettings, apiV3Key: recorded.apiv3_key })
    expect(() => readWechatNotification(raw, now, platformKeys, theirs)).toThrow("(undecryptable)")
    await theirs.shutdown()
  })
})
