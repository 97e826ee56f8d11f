import { createPrivateKey, createPublicKey } from "node:crypto"
import { AlipayGateway } from "../../../src/gateways/alipay/gateway"
import { useBench, type Adapter } from "./bench"
import { describeGateway } from "./suite"

const alipay: Adapter = {
  name: "alipay",
  scene: "qr",
  open: ({ simulator, notifyUrl, limits, privateKey }) =>
    new AlipayGateway({
      appId: simulator.env.ALIPAY_APP_ID,
      sellerId: simulator.env.ALIPAY_SELLER_ID,
      privateKey: createPrivateKey(privateKey ?? simulator.env.ALIPAY_PRIVATE_KEY),
      alipayPublicKey: createPublicKey(simulator.env.ALIPAY_PUBLIC_KEY),
      endpoint: simulator.env.ALIPAY_ENDPOINT,
      clock: () => new Date(),
      notifyUrl,
      limits,
    }),
  refusals: {
    refused: { sub_code: "ACQ.SELLER_BALANCE_NOT_ENOUGH" },
    unknown: { sub_code: "ACQ.SYSTEM_ERROR" },
    misconfigured: { sub_code: "ACQ.ACCESS_FORBIDDEN" },
  },
}

describeGateway(alipay)

describe("Alipay's cashier", () => {
  const bench = useBench(alipay)

  it("takes the browser in by the address that was made, and only then is there a trade", async () => {
    const order = bench.order({ scene: "page", returnUrl: "http://127.0.0.1:8000/done?a=1&b=2" })
    const instruction = await bench.gateway.create(order)
    expect(await bench.gateway.query(order.outTradeNo)).toBeNull()
    expect(await bench.gateway.close(order.outTradeNo)).toBe("absent")
    const url = instruction.type === "redirect" ? instruction.url : ""
    const { status } = await fetch(url, { redirect: "manual" })
    expect(status).toBe(303)
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({ state: "waiting" })
    await bench.control.pay("alipay", order.outTradeNo)
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({ state: "paid" })
  })

  it("makes no second code for a number, and no second trade", async () => {
    const order = bench.order()
    await bench.gateway.create(order)
    await expect(bench.gateway.create(order)).rejects.toMatchObject({
      kind: "refused",
      code: "ACQ.APPLY_PC_MERCHANT_CODE_ERROR",
    })
    expect((await bench.control.books()).trades).toHaveLength(1)
  })
})
