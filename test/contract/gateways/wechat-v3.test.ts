import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto"
import { newOutRefundNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import { WechatV3Gateway } from "../../../src/gateways/wechat-v3/gateway"
import { DEFAULT_LIMITS } from "../../../src/gateways/http"
import { until } from "../../support/until"
import { useBench, type Adapter, type BenchSettings } from "./bench"
import { describeGateway } from "./suite"

const open = (
  { simulator, notifyUrl, limits, privateKey }: BenchSettings,
  [serial, pem]: [string, string]
) =>
  new WechatV3Gateway({
    appId: simulator.env.WECHAT_APP_ID,
    mchId: simulator.env.WECHAT_MCH_ID,
    serialNo: simulator.env.WECHAT_SERIAL_NO,
    privateKey: createPrivateKey(privateKey ?? simulator.env.WECHAT_PRIVATE_KEY),
    apiV3Key: simulator.env.WECHAT_API_V3_KEY,
    platformKeys: new Map([[serial, createPublicKey(pem)]]),
    endpoint: simulator.env.WECHAT_ENDPOINT,
    clock: () => new Date(),
    notifyUrl,
    limits,
  })

const wechat: Adapter = {
  name: "wechat",
  scene: "native",
  open: (settings) => {
    const { WECHAT_PUBLIC_KEY_ID: id, WECHAT_PUBLIC_KEY: key } = settings.simulator.env
    return open(settings, [id, key])
  },
  refusals: {
    refused: { code: "NOT_ENOUGH" },
    unknown: { code: "SYSTEM_ERROR" },
    misconfigured: { code: "NO_AUTH" },
  },
}

describeGateway(wechat)

describe("WeChat Pay", () => {
  const bench = useBench(wechat)

  it("gives a fresh code for a repeated order, and still there is one trade", async () => {
    const order = bench.order()
    const first = await bench.gateway.create(order)
    const second = await bench.gateway.create(order)
    expect([first.type, second.type]).toEqual(["qr", "qr"])
    expect(second).not.toEqual(first)
    expect((await bench.control.books()).trades).toHaveLength(1)
  })

  it("is believed by its certificate, too, in a shop that still has that", async () => {
    const { certificate } = bench.simulator.credentials.wechat
    const { serialNumber } = new X509Certificate(certificate.pem)
    const settings = { simulator: bench.simulator, notifyUrl: bench.shop.url }
    const gateway = open({ ...settings, limits: DEFAULT_LIMITS }, [serialNumber, certificate.pem])
    const no = await bench.paid()
    expect(await gateway.query(no)).toMatchObject({ state: "paid", total: 1990 })
    await gateway.shutdown()
  })

  it.each([
    ["ABNORMAL", "abnormal"],
    ["CLOSED", "closed"],
  ] as const)(
    "tells of a refund that ends %s, by query and by notification",
    async (end, state) => {
      const no = await bench.paid()
      const outRefundNo = newOutRefundNo(new Date())
      const total = fen(1990)
      await bench.gateway.refund({ outRefundNo, outTradeNo: no, amount: total, total })
      await bench.control.setRefund("wechat", outRefundNo, end)
      expect(await bench.gateway.queryRefund(outRefundNo, no)).toMatchObject({ state })
      const told = () =>
        bench.shop.caught
          .map((raw) => bench.gateway.readNotification(raw, new Date()))
          .find(({ event }) => event === `REFUND.${end}`)
      const notification = await until(told, { what: "the refund's notification" })
      expect(notification.about).toMatchObject({ kind: "refund", snapshot: { state, outRefundNo } })
    }
  )
})
