import { alipayAdapter } from "./alipay-adapter"
import { useBench } from "./bench"
import { describeGateway } from "./suite"

describeGateway(alipayAdapter)

describe("Alipay's cashier", () => {
  const bench = useBench(alipayAdapter)

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
