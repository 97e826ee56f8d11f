import { newOutRefundNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import { until } from "../../support/until"
import { useBench, type Condition } from "./bench"
import { describeGateway } from "./suite"
import { wechatV3 } from "./wechat-v3-adapter"

const byCertificate: Condition = ({ control }) => control.platform({ notifications: "certificate" })

describeGateway(wechatV3(), "by its public key")
describeGateway(wechatV3({ keys: "certificates" }), "by its certificates", byCertificate)
describeGateway(wechatV3({ keys: "both" }), "while it changes from one to the other", byCertificate)
describeGateway(wechatV3({ partner: true }), "through a service provider")
describeGateway(
  wechatV3({ partner: true, keys: "certificates" }),
  "through a service provider, by its certificates",
  byCertificate
)
describeGateway(
  wechatV3({ partner: true, keys: "both" }),
  "through a service provider, while it changes",
  byCertificate
)

describe("WeChat Pay", () => {
  const bench = useBench(wechatV3())

  it("gives a fresh code for a repeated order, and still there is one trade", async () => {
    const order = bench.order()
    const first = await bench.gateway.create(order)
    const second = await bench.gateway.create(order)
    expect([first.type, second.type]).toEqual(["qr", "qr"])
    expect(second).not.toEqual(first)
    expect((await bench.control.books()).trades).toHaveLength(1)
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
