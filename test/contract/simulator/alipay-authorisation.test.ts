import { createPrivateKey, createPublicKey } from "node:crypto"
import { SimulatorControl, startSimulator, type Simulator } from "../../../simulator"
import { newOutRefundNo, newOutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import { AlipayGateway } from "../../../src/gateways/alipay/gateway"
import { startCatcher, type Catcher } from "../../support/catcher"
import { until } from "../../support/until"
import { alipayOrder, callAlipay } from "./support/alipay-caller"

let simulator: Simulator
let control: SimulatorControl
let shop: Catcher
const opened: AlipayGateway[] = []

beforeAll(async () => {
  simulator = await startSimulator()
  control = new SimulatorControl(simulator.url)
  shop = await startCatcher(() => ({ status: 200, contentType: "text/plain", body: "success" }))
})

afterEach(() => Promise.all(opened.splice(0).map((it) => it.shutdown())))
afterAll(async () => {
  await shop.close()
  await simulator.stop()
})

function open(appAuthToken?: string): AlipayGateway {
  const { env } = simulator
  const gateway = new AlipayGateway({
    appId: env.ALIPAY_APP_ID,
    privateKey: createPrivateKey(env.ALIPAY_PRIVATE_KEY),
    alipayPublicKey: createPublicKey(env.ALIPAY_PUBLIC_KEY),
    endpoint: env.ALIPAY_ENDPOINT,
    notifyUrl: shop.url,
    clock: () => new Date(),
    ...(appAuthToken ? { appAuthToken } : {}),
  })
  opened.push(gateway)
  return gateway
}

const order = () => ({
  ...{ outTradeNo: newOutTradeNo(new Date()), scene: "qr", total: fen(1990), subject: "Tee" },
  expiresAt: new Date(Date.now() + 600_000),
})

describe("an app that acts for a merchant", () => {
  it.each(["alipay.trade.precreate", "alipay.trade.query"])(
    "is refused with a token that nobody gave (%s)",
    async (method) => {
      const changes = { app_auth_token: "202611BBunknown" }
      const answer = await callAlipay(simulator, method, alipayOrder(), changes)
      expect([answer.fields.code, answer.fields.sub_code]).toEqual([
        "20001",
        "aop.invalid-app-auth-token",
      ])
      expect(answer.signed).toBe(true)
    }
  )

  it("is told by our gateway that it is misconfigured", async () => {
    await expect(open("202611BBunknown").create(order())).rejects.toMatchObject({
      ...{ kind: "misconfigured", code: "aop.invalid-app-auth-token" },
    })
  })

  it("sells, is notified, and refunds in that merchant's name", async () => {
    const { appId, appAuthToken } = simulator.credentials.alipay.authorised
    const gateway = open(appAuthToken)
    const trade = order()
    await gateway.create(trade)
    await control.pay("alipay", trade.outTradeNo)
    const raw = await until(() => shop.caught[0], { what: "the notification" })
    expect(new URLSearchParams(raw.body.toString()).get("auth_app_id")).toBe(appId)
    expect(gateway.readNotification(raw).about).toMatchObject({
      snapshot: { outTradeNo: trade.outTradeNo, state: "paid", payee: gateway.payee },
    })
    const outRefundNo = newOutRefundNo(new Date())
    const refund = { outRefundNo, outTradeNo: trade.outTradeNo, amount: fen(500), total: fen(1990) }
    expect(await gateway.refund(refund)).toMatchObject({ state: "succeeded", amount: 500 })
    expect(await gateway.queryRefund(outRefundNo, trade.outTradeNo)).toMatchObject({ amount: 500 })
  })

  it("sees its trades in that merchant's name only", async () => {
    const trade = order()
    const gateway = open(simulator.credentials.alipay.authorised.appAuthToken)
    await gateway.create(trade)
    await control.pay("alipay", trade.outTradeNo)
    expect(await open().query(trade.outTradeNo)).toBeNull()
    expect(await gateway.query(trade.outTradeNo)).toMatchObject({ state: "paid" })
  })
})
