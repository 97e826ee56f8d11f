import { createHmac } from "node:crypto"
import { generateCredentials, startSimulator } from "../../../simulator"
import { newOutRefundNo, newOutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import { DEFAULT_LIMITS, type TlsIdentity } from "../../../src/gateways/http"
import { WechatV2Gateway } from "../../../src/gateways/wechat-v2/gateway"
import type { WechatV2Settings } from "../../../src/gateways/wechat-v2/options"
import { fixture, fixtureBytes } from "../../support/fixture"
import { until } from "../../support/until"
import { useBench } from "./bench"
import { doneRefund, newRefund } from "./refunds"
import { wechatV2, wechatV2Settings } from "./wechat-v2-adapter"

const bench = useBench(wechatV2())
const opened: WechatV2Gateway[] = []

afterEach(() => Promise.all(opened.splice(0).map((it) => it.shutdown())))

const apps = () => bench.simulator.credentials.wechat

function open(changes: Partial<WechatV2Settings> = {}): WechatV2Gateway {
  const { simulator, shop } = bench
  const settings = { simulator, notifyUrl: shop.url, limits: DEFAULT_LIMITS }
  const gateway = new WechatV2Gateway({ ...wechatV2Settings(settings, "HMAC-SHA256"), ...changes })
  opened.push(gateway)
  return gateway
}

/** As the documentation has a client's arguments signed. */
function callSign(params: Readonly<Record<string, string | undefined>>): string {
  const text = Object.keys(params)
    .sort()
    .map((name) => `${name}=${params[name]}&`)
    .join("")
  const key = apps().apiV2Key
  return createHmac("sha256", key).update(`${text}key=${key}`).digest("hex").toUpperCase()
}

describe("by API v2", () => {
  it.each(["jsapi", "mini"] as const)(
    "%s is prepared for the shopper of its app",
    async (scene) => {
      const { appId, appSecret, mini } = apps()
      const gateway = open({
        appIds: { mini: mini.appId },
        appSecrets: { [appId]: appSecret, [mini.appId]: mini.appSecret },
        loginEndpoint: bench.simulator.url,
      })
      const app = scene === "mini" ? mini.appId : appId
      const { code } = await bench.control.loginCode(app)
      const order = bench.order({ scene, openid: await gateway.identify(scene, code) })
      const instruction = await gateway.create(order)
      expect(instruction.type).toBe(`wechat_${scene}`)
      const params = "params" in instruction ? instruction.params : {}
      const { paySign, ...rest } = params
      expect("appId" in rest).toBe(scene === "jsapi")
      expect(rest.signType).toBe("HMAC-SHA256")
      expect(callSign({ appId: app, ...rest })).toBe(paySign)
      await bench.control.pay("wechat", order.outTradeNo)
      expect(await gateway.query(order.outTradeNo)).toMatchObject({
        state: "paid",
        payee: { mch_id: apps().mchId },
      })
    }
  )

  it("an app's order is signed for its SDK", async () => {
    const instruction = await bench.gateway.create(bench.order({ scene: "app" }))
    expect(instruction.type).toBe("wechat_app")
    const { sign, ...rest } = "params" in instruction ? instruction.params : {}
    expect(rest).toMatchObject({ partnerid: apps().mchId, package: "Sign=WXPay" })
    expect(callSign(rest)).toBe(sign)
  })

  it("a phone's browser goes to WeChat, and knows where to come back to", async () => {
    const returnUrl = "http://127.0.0.1:8000/done"
    const order = bench.order({ scene: "h5", clientIp: "14.23.150.211", returnUrl })
    const instruction = await bench.gateway.create(order)
    const url = instruction.type === "redirect" ? new URL(instruction.url) : null
    expect(url?.searchParams.get("redirect_url")).toBe(returnUrl)
    expect((await fetch(url ?? "")).status).toBe(200)
  })

  it("a number is not used for another order, and one that is paid not again", async () => {
    const order = bench.order()
    await bench.gateway.create(order)
    const other = { ...order, total: fen(1991) }
    await expect(bench.gateway.create(other)).rejects.toMatchObject({
      kind: "refused",
      code: "INVALID_REQUEST",
    })
    await bench.control.pay("wechat", order.outTradeNo)
    await expect(bench.gateway.create(order)).rejects.toMatchObject({ code: "ORDERPAID" })
  })
})

describe("a payment code by API v2", () => {
  const made = (ageMs: number) => ({ scene: "barcode", at: new Date(Date.now() - ageMs) })

  async function shown(end: "pays" | "asks" | "poor") {
    const { auth_code: authCode } = await bench.control.paymentCode(end)
    return bench.order({ scene: "barcode", authCode })
  }

  it("pays at once, or after the password", async () => {
    const [quick, slow] = [await shown("pays"), await shown("asks")]
    expect(await bench.gateway.create(quick)).toEqual({ type: "wait" })
    expect(await bench.gateway.create(slow)).toEqual({ type: "wait" })
    expect(await bench.gateway.query(quick.outTradeNo)).toMatchObject({ state: "paid" })
    expect(await bench.gateway.query(slow.outTradeNo)).toMatchObject({ state: "waiting" })
    await bench.control.pay("wechat", slow.outTradeNo)
    expect(await bench.gateway.query(slow.outTradeNo)).toMatchObject({ state: "paid" })
  })

  it("without money is refused", async () => {
    await expect(bench.gateway.create(await shown("poor"))).rejects.toMatchObject({
      kind: "refused",
      code: "NOTENOUGH",
    })
  })

  it("that stays unpaid is taken back after fifteen seconds, with the certificate", async () => {
    const order = await shown("asks")
    await bench.gateway.create(order)
    expect(await bench.gateway.close(order.outTradeNo, made(14_000))).toBe("unknown")
    expect(await bench.gateway.close(order.outTradeNo, made(16_000))).toBe("closed")
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({ state: "closed" })
  })

  it("whose taking back has to be repeated is repeated once", async () => {
    const order = await shown("asks")
    await bench.gateway.create(order)
    const fault = { gateway: "wechat", on: "reverse", kind: "alter", set: { recall: "Y" } } as const
    await bench.control.fault(fault)
    expect(await bench.gateway.close(order.outTradeNo, made(16_000))).toBe("closed")
    const again = await shown("asks")
    await bench.gateway.create(again)
    await bench.control.fault({ ...fault, times: 2 })
    expect(await bench.gateway.close(again.outTradeNo, made(16_000))).toBe("unknown")
  })

  it("that has paid is not taken back", async () => {
    const order = await shown("pays")
    await bench.gateway.create(order)
    expect(await bench.gateway.close(order.outTradeNo, made(60_000))).toBe("paid")
  })
})

describe("refunds by API v2", () => {
  it("of which there are many are counted page by page", async () => {
    const no = await bench.paid()
    for (let i = 0; i < 12; i++) await bench.gateway.refund(newRefund(no, 100))
    expect(await bench.gateway.query(no)).toMatchObject({ state: "paid", refunded: 1200 })
    const { requests } = await bench.control.books()
    expect(requests.filter(({ operation }) => operation === "refundquery")).toHaveLength(2)
  })

  it("that cannot be counted are known to have happened", async () => {
    const no = await bench.paid()
    await bench.gateway.refund(newRefund(no, 100))
    await bench.control.fault({ gateway: "wechat", on: "refund_query", kind: "http_500" })
    expect(await bench.gateway.query(no)).toMatchObject({ state: "paid", refunded: "some" })
  })

  it.each([
    ["ABNORMAL", "REFUND.CHANGE"],
    ["CLOSED", "REFUND.REFUNDCLOSE"],
  ] as const)(
    "that end %s are told so, by query and by an encrypted notice",
    async (end, event) => {
      const wanted = newRefund(await bench.paid(), 1990)
      await bench.gateway.refund(wanted)
      await bench.control.setRefund("wechat", wanted.outRefundNo, end)
      const found = await bench.gateway.queryRefund(wanted.outRefundNo, wanted.outTradeNo)
      expect(found).toMatchObject({ state: end.toLowerCase() })
      const told = () =>
        bench.shop.caught
          .map((raw) => bench.gateway.readNotification(raw, new Date()))
          .find((it) => it.event === event)
      const { about } = await until(told, { what: "the refund's notification" })
      expect(about).toMatchObject({ kind: "refund", snapshot: { state: end.toLowerCase() } })
    }
  )

  const strangers = {
    cert: fixture("merchant-certificate/apiclient_cert.pem"),
    key: fixture("merchant-certificate/apiclient_key.pem"),
  }

  it.each<[string, TlsIdentity]>([
    ["without a certificate", {}],
    ["with a stranger's certificate", strangers],
  ])("%s are not taken, and the account is misconfigured", async (_, identity) => {
    const gateway = open({ certificate: { ...identity, ca: bench.simulator.ca } })
    const wanted = newRefund(await bench.paid(), 100)
    await expect(gateway.refund(wanted)).rejects.toMatchObject({
      kind: "misconfigured",
      code: "CERT_ERROR",
    })
    expect(await gateway.queryRefund(wanted.outRefundNo)).toBeNull()
  })

  it("are not sent to a server that nobody vouches for", async () => {
    const { cert, key } = wechatV2Settings(
      { simulator: bench.simulator, notifyUrl: bench.shop.url, limits: DEFAULT_LIMITS },
      "MD5"
    ).certificate
    const gateway = open({ certificate: { cert, key } })
    const refund = {
      outRefundNo: newOutRefundNo(new Date()),
      outTradeNo: newOutTradeNo(new Date()),
    }
    const total = fen(1)
    await expect(gateway.refund({ ...refund, amount: total, total })).rejects.toMatchObject({
      kind: "unknown",
      code: "CONNECTION",
    })
    expect((await bench.control.books()).requests).toEqual([])
  })
})

describe("a .p12 file", () => {
  it("opens the way to a refund, with the merchant number as its password", async () => {
    const fresh = await generateCredentials()
    const merchantCertificate = fixture("merchant-certificate/apiclient_cert.pem")
    const wechat = { ...fresh.wechat, mchId: "1900000109", merchantCertificate }
    const simulator = await startSimulator({ credentials: { ...fresh, wechat } })
    const settings = { simulator, notifyUrl: bench.shop.url, limits: DEFAULT_LIMITS }
    const gateway = new WechatV2Gateway({
      ...wechatV2Settings(settings, "MD5"),
      certificate: {
        pfx: fixtureBytes("merchant-certificate/apiclient_cert.p12"),
        passphrase: "1900000109",
        ca: simulator.ca,
      },
    })
    const refund = gateway.refund(newRefund(newOutTradeNo(new Date()), 100))
    await expect(refund).rejects.toMatchObject({ kind: "refused", code: "ORDERNOTEXIST" })
    await gateway.shutdown()
    await simulator.stop()
  })
})

it("a refund by API v2 arrives", async () => {
  const wanted = newRefund(await bench.paid(), 500)
  expect(await bench.gateway.refund(wanted)).toMatchObject({ state: "processing", amount: 500 })
  expect(await doneRefund(bench, wanted)).toMatchObject({ succeededAt: expect.any(Date) })
})
