import { createHash, createPublicKey } from "node:crypto"
import { GatewayError } from "../../../src/core/errors"
import type { SignatureCause } from "../../../src/core/signature-explanation"
import { newOutTradeNo } from "../../../src/core/ids"
import { AlipayGateway } from "../../../src/gateways/alipay/gateway"
import type { GatewayCall } from "../../../src/gateways/trail"
import { WechatV3Gateway } from "../../../src/gateways/wechat-v3/gateway"
import { rejectionOf } from "../../support/thrown"
import { alipayAdapter, alipayIn } from "./alipay-adapter"
import { useBench, type Adapter, type Bench } from "./bench"
import { wechatV2 } from "./wechat-v2-adapter"
import { wechatV3, wechatV3Settings } from "./wechat-v3-adapter"

const KEYS: SignatureCause[] = ["wrong_key", "wrong_serial", "other_account", "other_environment"]

/** Whose private key a fingerprint is of, as `openssl` would compute it. */
function fingerprintOf(privateKey: string): string {
  const spki = createPublicKey(privateKey).export({ type: "spki", format: "der" })
  return createHash("sha256").update(spki).digest("hex")
}

async function refusalOf(call: Promise<unknown>): Promise<GatewayError> {
  const error = await rejectionOf(call)
  expect(error).toBeInstanceOf(GatewayError)
  expect(error).toMatchObject({ kind: "misconfigured" })
  return error as GatewayError
}

const OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"

const adapters: [
  name: string,
  adapter: Adapter,
  scene: { scene: string },
  theirs: RegExp | null,
][] = [
  ["Alipay", alipayAdapter, { scene: "mini" }, /^alipay_sdk=|^app_id=/],
  [
    "Alipay by certificates",
    alipayIn({ hasCertificates: true, isEncrypted: false }),
    { scene: "mini" },
    /app_cert_sn=/,
  ],
  ["WeChat Pay v3", wechatV3(), { scene: "jsapi" }, /^POST\n\/v3\/pay\/transactions\/jsapi\n\d+\n/],
  ["WeChat Pay v2", wechatV2(), { scene: "jsapi" }, null],
  ["WeChat Pay v2 by MD5", wechatV2("MD5"), { scene: "jsapi" }, null],
]

describe.each(adapters)(
  "%s, asked with a key that is not the merchant's",
  (name, adapter, at, theirs) => {
    const bench: Bench = useBench(adapter)

    it("says which key it was, what was signed, and that the key is to blame", async () => {
      const order = bench.order({ ...at, openid: OPENID })
      const { explanation, message } = await refusalOf(bench.impostor.create(order))
      expect(explanation).toBeDefined()
      expect(explanation?.signed).toContain(order.outTradeNo)
      expect(explanation?.difference).toBeNull()
      expect(KEYS).toContain(explanation?.causes[0]?.cause)
      if (theirs) expect(explanation?.gatewaySigned).toMatch(theirs)
      else expect(explanation?.gatewaySigned).toBeNull()
      const { stranger } = bench.simulator.credentials
      const expected = theirs
        ? fingerprintOf(stranger.privateKey)
        : createHash("sha256").update("x".repeat(32)).digest("hex").slice(0, 8)
      expect(explanation?.key.fingerprint).toBe(expected)
      expect(JSON.stringify([explanation, message])).not.toContain(OPENID)
      expect(JSON.stringify(explanation)).not.toContain("xxxxxxxx")
      expect(name).toBeTruthy()
    })

    it("explains nothing when it refuses something else", async () => {
      expect(await bench.gateway.query(newOutTradeNo(new Date()))).toBeNull()
      await bench.control.fault({
        ...{ gateway: adapter.name, on: "query", kind: "refuse" },
        set: adapter.refusals.misconfigured,
      })
      const error = await refusalOf(bench.gateway.query(await bench.paid()))
      expect(error.explanation).toBeUndefined()
    })
  }
)

describe("WeChat Pay v3", () => {
  const bench = useBench(wechatV3())
  const open = (changes: object) =>
    new WechatV3Gateway({
      ...wechatV3Settings({
        simulator: bench.simulator,
        notifyUrl: bench.shop.url,
        limits: {
          deadlineMs: 5_000,
          connectTimeoutMs: 3_000,
          maxResponseBytes: 1e6,
          connections: 2,
        },
      }),
      ...changes,
    })

  it.each([
    ["a clock that is wrong", { clock: () => new Date(Date.now() - 3_600_000) }, "clock"],
    ["another certificate's serial", { serialNo: "AB".repeat(20) }, "wrong_serial"],
  ] as const)("is explained by %s, too", async (_, changes, cause) => {
    const gateway = open(changes)
    const { explanation } = await refusalOf(gateway.query(newOutTradeNo(new Date())))
    expect(explanation?.causes[0]?.cause).toBe(cause)
    await gateway.shutdown()
  })

  it("leaves a trail of every call, with what its support asks for and nothing of the shopper", async () => {
    const calls: GatewayCall[] = []
    const { appId, appSecret } = bench.simulator.credentials.wechat
    const gateway = open({
      appSecrets: { [appId]: appSecret },
      loginEndpoint: bench.simulator.url,
      reach: { onCall: (call: GatewayCall) => calls.push(call) },
    })
    const { code } = await bench.control.loginCode(appId)
    const openid = await gateway.identify("jsapi", code)
    const order = bench.order({ scene: "jsapi", openid })
    await gateway.create(order)
    await gateway.query(order.outTradeNo)
    await bench.control.fault({ gateway: "wechat", on: "query", kind: "reset_after" })
    await rejectionOf(gateway.query(order.outTradeNo))
    await bench.control.fault({ gateway: "wechat", on: "query", kind: "wrong_key" })
    await rejectionOf(gateway.query(order.outTradeNo))
    expect(await gateway.query(newOutTradeNo(new Date()))).toBeNull()
    await gateway.close(order.outTradeNo)
    const asked = "GET /v3/pay/transactions/out-trade-no/{no}"
    expect(calls.map((it) => [it.api, it.outcome, it.code])).toEqual([
      ["GET /sns/oauth2/access_token", "ok", null],
      ["POST /v3/pay/transactions/jsapi", "ok", null],
      [asked, "ok", null],
      [asked, "unknown", "CONNECTION"],
      [asked, "unknown", "BAD_SIGNATURE"],
      [asked, "refused", "ORDER_NOT_EXIST"],
      ["POST /v3/pay/transactions/out-trade-no/{no}/close", "ok", null],
    ])
    const mine = calls.filter(({ outTradeNo }) => outTradeNo === order.outTradeNo)
    expect(mine).toHaveLength(5)
    const [login, ...signed] = calls
    expect(signed.every(({ isSigned }) => isSigned)).toBe(true)
    expect(login?.isSigned).toBe(false)
    const answered = signed.filter(({ code }) => code !== "CONNECTION")
    for (const call of answered) expect(call.requestId).toMatch(/^08[0-9A-F]+-\d+$/)
    for (const secret of [openid, code, appSecret]) {
      expect(JSON.stringify(calls)).not.toContain(secret)
    }
    await gateway.shutdown()
  })
})

describe("Alipay", () => {
  const bench = useBench(alipayAdapter)

  it("leaves a trail of every call, by method and trace", async () => {
    const calls: GatewayCall[] = []
    const settings = Reflect.get(bench.gateway, "settings") as ConstructorParameters<
      typeof AlipayGateway
    >[0]
    const onCall = (call: GatewayCall) => calls.push(call)
    const gateway = new AlipayGateway({ ...settings, reach: { onCall } })
    const no = await bench.paid()
    await gateway.query(no)
    await gateway.queryRefund("R20261124100000ab12cd34ef56" as never, no)
    expect(calls).toMatchObject([
      { api: "alipay.trade.query", outcome: "ok", outTradeNo: no, outRefundNo: null },
      {
        api: "alipay.trade.fastpay.refund.query",
        outTradeNo: no,
        outRefundNo: "R20261124100000ab12cd34ef56",
      },
    ])
    for (const call of calls) expect(call.requestId).toMatch(/^[0-9a-f]{32}$/)
    expect(calls[0]?.answer).toContain('"trade_status":"TRADE_SUCCESS"')
    expect(calls[0]?.answer).not.toMatch(/2088\d{12}/)
    expect(calls[0]?.request).toContain("&sign=***")
    await gateway.shutdown()
  })
})
