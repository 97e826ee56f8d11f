import { newOutRefundNo, newOutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import { DEFAULT_LIMITS } from "../../../src/gateways/http"
import { WechatV3Gateway } from "../../../src/gateways/wechat-v3/gateway"
import type { WechatSettings } from "../../../src/gateways/wechat-v3/options"
import { freePort } from "../../support/free-port"
import { until } from "../../support/until"
import { useBench } from "./bench"
import { wechatV3, wechatV3Settings, type Ways } from "./wechat-v3-adapter"

const bench = useBench(wechatV3())
const opened: WechatV3Gateway[] = []

afterEach(() => Promise.all(opened.splice(0).map((it) => it.shutdown())))

function open(ways: Ways, changes: Partial<WechatSettings> = {}): WechatV3Gateway {
  const settings = {
    simulator: bench.simulator,
    notifyUrl: bench.shop.url,
    limits: DEFAULT_LIMITS,
  }
  const gateway = new WechatV3Gateway({ ...wechatV3Settings(settings, ways), ...changes })
  opened.push(gateway)
  return gateway
}

const downloads = async () =>
  (await bench.control.books()).requests.filter(({ operation }) => operation === "certificates")

const ask = (gateway: WechatV3Gateway) => gateway.query(newOutTradeNo(new Date()))

describe("platform certificates", () => {
  it("are fetched once, however many questions come at the same time", async () => {
    const gateway = open({ keys: "certificates" })
    await Promise.all(Array.from({ length: 20 }, () => ask(gateway)))
    await ask(gateway)
    expect(await downloads()).toHaveLength(1)
  })

  it("that changed are fetched when a notification names the new one, and it is believed", async () => {
    // The keys were fetched a moment ago: it takes a minute until anybody looks again.
    let ahead = 0
    const gateway = open({ keys: "certificates" }, { clock: () => new Date(Date.now() + ahead) })
    await ask(gateway)
    ahead = 61_000
    await bench.control.platform({ notifications: "certificate", rotate: true })
    const no = await bench.paid()
    const raw = await until(() => bench.shop.caught[0], { what: "a notification" })
    expect(() => gateway.readNotification(raw, new Date())).toThrow("unknown_serial")
    await gateway.fetchKeys(raw)
    expect(gateway.readNotification(raw, new Date()).about.snapshot.outTradeNo).toBe(no)
  })

  it("that are old are believed beside the new ones, until they are gone", async () => {
    const { serialNo } = bench.simulator.credentials.wechat.certificate
    const gateway = open({ keys: "certificates" })
    await bench.control.platform({ notifications: "certificate" })
    await bench.paid()
    const old = await until(() => bench.shop.caught[0], { what: "a notification" })
    expect(old.headers["wechatpay-serial"]).toBe(serialNo)
    await bench.control.platform({ rotate: true })
    await ask(gateway)
    expect(() => gateway.readNotification(old, new Date())).not.toThrow()
  })

  it("are not fetched for a serial that cannot be one, nor again and again for one that is not", async () => {
    const gateway = open({ keys: "certificates" })
    await ask(gateway)
    const names = [
      "__proto__",
      "PUB_KEY_ID_0100",
      "",
      "F".repeat(40),
      "A".repeat(40),
      "B".repeat(20),
    ]
    for (const serial of names) {
      await gateway.fetchKeys({ headers: { "wechatpay-serial": serial }, body: Buffer.from("{}") })
    }
    expect(await downloads()).toHaveLength(1)
  })

  it("that this merchant does not have make the account misconfigured, with the way out", async () => {
    const set = { code: "RESOURCE_NOT_EXISTS", message: "无可用的平台证书" }
    await bench.control.fault({ gateway: "wechat", on: "certificates", kind: "refuse", set })
    await expect(ask(open({ keys: "certificates" }))).rejects.toMatchObject({
      kind: "misconfigured",
      message: expect.stringContaining("publicKeyId"),
    })
  })

  it.each([
    "http_500",
    "http_502_html",
    "malformed",
    "unsigned",
    "wrong_key",
    "reset_before",
  ] as const)(
    "that do not come because of %s leave everything unknown, and are tried again",
    async (kind) => {
      await bench.control.fault({ gateway: "wechat", on: "certificates", kind })
      const gateway = open({ keys: "certificates" })
      await expect(ask(gateway)).rejects.toMatchObject({ kind: "unknown" })
      expect((await bench.control.books()).requests.map((it) => it.operation)).toEqual([
        "certificates",
      ])
      expect(await ask(gateway)).toBeNull()
    }
  )

  it("of another merchant's APIv3 key are not believed", async () => {
    const gateway = open({ keys: "certificates" }, { apiV3Key: "x".repeat(32) })
    await expect(ask(gateway)).rejects.toMatchObject({ kind: "unknown", code: "UNDECRYPTABLE" })
  })

  it("are not needed where the public key is at hand, and do not stand in its way", async () => {
    await bench.control.fault({ gateway: "wechat", on: "certificates", kind: "http_500", times: 0 })
    expect(await ask(open({ keys: "both" }))).toBeNull()
  })
})

describe("the backup host", () => {
  it("is used for a request that found no connection, which is not sent twice", async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`
    const gateway = open({}, { endpoint, backupEndpoint: bench.simulator.url })
    const order = bench.order()
    await gateway.create(order)
    const { requests, trades } = await bench.control.books()
    expect([requests.length, trades.length]).toEqual([1, 1])
  })

  it("is not used for a request that may have arrived", async () => {
    const backup = `http://127.0.0.1:${await freePort()}`
    const gateway = open({}, { backupEndpoint: backup })
    await bench.control.fault({ gateway: "wechat", on: "create", kind: "reset_after" })
    await expect(gateway.create(bench.order())).rejects.toMatchObject({
      kind: "unknown",
      code: "CONNECTION",
      cause: expect.not.objectContaining({ code: "ECONNREFUSED" }),
    })
    expect((await bench.control.books()).trades).toHaveLength(1)
  })
})

describe("a refusal", () => {
  it("keeps the number by which WeChat Pay finds the request", async () => {
    const no = newOutTradeNo(new Date())
    const wanted = { outRefundNo: newOutRefundNo(new Date()), outTradeNo: no }
    const refund = bench.gateway.refund({ ...wanted, amount: fen(1), total: fen(1) })
    await expect(refund).rejects.toMatchObject({ requestId: expect.stringMatching(/^08\w+-\d+$/) })
  })

  it("keeps it, too, when the answer cannot be trusted or lacks what was asked for", async () => {
    for (const fault of [
      { kind: "wrong_key" as const },
      { kind: "alter" as const, set: { out_trade_no: "20261123162000ffffffffffffffff" } },
    ]) {
      const no = await bench.paid()
      await bench.control.fault({ gateway: "wechat", on: "query", ...fault })
      await expect(bench.gateway.query(no)).rejects.toMatchObject({
        kind: "unknown",
        requestId: expect.stringMatching(/^08\w+-\d+$/),
      })
    }
  })
})

describe("a service provider", () => {
  it("names both merchants and both apps, and prepares for the sub-merchant's app", async () => {
    const { sub, mchId, appId } = bench.simulator.credentials.wechat
    const gateway = open(
      { partner: true },
      { appSecrets: { [sub.appId]: sub.appSecret }, loginEndpoint: bench.simulator.url }
    )
    const { code } = await bench.control.loginCode(sub.appId)
    const openid = await gateway.identify("jsapi", code)
    const order = bench.order({ scene: "jsapi", openid })
    const instruction = await gateway.create(order)
    expect("params" in instruction && instruction.params.appId).toBe(sub.appId)
    await bench.control.pay("wechat", order.outTradeNo)
    const snapshot = await gateway.query(order.outTradeNo)
    const payee = { sp_mchid: mchId, sp_appid: appId, sub_mchid: sub.mchId, sub_appid: sub.appId }
    expect(snapshot).toMatchObject({ state: "paid", payee })
    expect(gateway.payee).toEqual(payee)
  })

  it("names itself in a mobile app", async () => {
    const { sub, mchId } = bench.simulator.credentials.wechat
    const order = bench.order({ scene: "app" })
    const instruction = await open({ partner: true }).create(order)
    expect("params" in instruction && instruction.params).toMatchObject({
      appid: sub.appId,
      partnerid: mchId,
    })
  })

  it("takes a payment code, and takes it back", async () => {
    const gateway = open({ partner: true })
    const { auth_code: authCode } = await bench.control.paymentCode("asks")
    const order = bench.order({ scene: "barcode", authCode })
    expect(await gateway.create(order)).toEqual({ type: "wait" })
    const made = { scene: "barcode", at: new Date(Date.now() - 16_000) }
    expect(await gateway.close(order.outTradeNo, made)).toBe("closed")
  })

  it("does not see what is not the sub-merchant's", async () => {
    const no = await bench.paid()
    const gateway = open({ partner: true })
    await expect(gateway.query(no)).rejects.toMatchObject({ kind: "refused" })
    expect(await gateway.queryRefund(newOutRefundNo(new Date()))).toBeNull()
  })
})

describe("a refund that the payer's account did not take", () => {
  async function abnormal() {
    const outTradeNo = await bench.paid()
    const outRefundNo = newOutRefundNo(new Date())
    const total = fen(1990)
    const { gatewayRefundNo } = await bench.gateway.refund({
      ...{ outRefundNo, outTradeNo, total },
      amount: total,
    })
    await bench.control.setRefund("wechat", outRefundNo, "ABNORMAL")
    return { outRefundNo, gatewayRefundNo: gatewayRefundNo ?? "" }
  }
  const card = { bank: "CMB_DEBIT", number: "6225880137000000", holder: "王小明" } as const

  it.each<[string, Ways]>([
    ["the public key", {}],
    ["a certificate", { keys: "certificates" }],
  ])("goes to a bank card, whose number travels under %s", async (_, ways) => {
    const refund = await abnormal()
    const gateway = open(ways)
    expect(await gateway.redirectRefund({ ...refund, card })).toMatchObject({
      outRefundNo: refund.outRefundNo,
      state: "processing",
    })
    await until(
      async () => (await gateway.queryRefund(refund.outRefundNo))?.state === "succeeded",
      { what: "the refund is done" }
    )
  })

  it("goes to the merchant's own account", async () => {
    const refund = await abnormal()
    expect(await open({}).redirectRefund({ ...refund, card: null })).toMatchObject({
      state: "processing",
    })
  })

  it("cannot go anywhere else once it has arrived", async () => {
    const refund = await abnormal()
    await bench.control.setRefund("wechat", refund.outRefundNo, "SUCCESS")
    await expect(open({}).redirectRefund({ ...refund, card })).rejects.toMatchObject({
      kind: "refused",
      code: "INVALID_REQUEST",
    })
  })
})
