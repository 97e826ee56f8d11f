import { createDecipheriv, createHash } from "node:crypto"
import { SimulatorControl, startSimulator, type Gateway, type Simulator } from "../../../simulator"
import { until } from "../../support/until"
import { alipayOrder, callAlipay } from "./support/alipay-caller"
import { startShop, type Received, type Shop } from "./support/shop"
import { callWechat, NATIVE, nativeOrder } from "./support/wechat-caller"

let simulator: Simulator
let control: SimulatorControl
let shop: Shop

beforeAll(async () => {
  simulator = await startSimulator({ retryFactor: 0.001 })
  control = new SimulatorControl(simulator.url)
  shop = await startShop()
})

beforeEach(async () => {
  await control.reset()
  shop.received.length = 0
})

afterAll(async () => {
  await shop.stop()
  await simulator.stop()
})

/** A trade of 19.90 that nobody has paid. */
async function create(gateway: Gateway): Promise<string> {
  const notify_url = `${shop.url}/notify`
  if (gateway === "alipay") {
    const order = alipayOrder({ total_amount: "19.90" })
    await callAlipay(simulator, "alipay.trade.precreate", order, { notify_url })
    return order.out_trade_no
  }
  const order = nativeOrder(simulator, { notify_url })
  await callWechat(simulator, "POST", NATIVE, order)
  return order.out_trade_no
}

async function createAndPay(gateway: Gateway): Promise<string> {
  const no = await create(gateway)
  await control.pay(gateway, no)
  await until(() => shop.received.length === 1, { what: "the payment's notice" })
  return no
}

async function told(count: number): Promise<Received[]> {
  await until(() => shop.received.length === count, { what: `${count} notices` })
  return shop.received
}

/** The `root` document inside a refund notice of API v2. */
function opened(body: string): string {
  const sealed = /<req_info>(?:<!\[CDATA\[)?([^<\]]+)/.exec(body)?.[1] ?? ""
  const key = createHash("md5").update(simulator.env.WECHAT_API_V2_KEY).digest("hex")
  const decipher = createDecipheriv("aes-256-ecb", key, null)
  return Buffer.concat([decipher.update(sealed, "base64"), decipher.final()]).toString("utf8")
}

describe.each<Gateway>(["alipay", "wechat"])("a refund in %s's merchant platform", (gateway) => {
  it("is in the books once, under a number that is not the shop's", async () => {
    const no = await createAndPay(gateway)
    const { out_refund_no } = await control.refundOutside(gateway, no, 990)
    await told(2)
    const { trades, refunds } = await control.books()
    expect(refunds).toMatchObject([{ out_refund_no, out_trade_no: no, amount_fen: 990 }])
    expect(trades[0]?.refunded_fen).toBe(990)
  })

  it("takes no more than is left, and nothing of what nobody has paid", async () => {
    const no = await createAndPay(gateway)
    await control.refundOutside(gateway, no, 1000)
    await expect(control.refundOutside(gateway, no, 991)).rejects.toThrow("only 990 fen left")
    await expect(control.refundOutside(gateway, no, 0.5)).rejects.toThrow("whole number")
    await expect(control.refundOutside(gateway, await create(gateway), 1)).rejects.toThrow("only 0")
    await expect(control.refundOutside(gateway, "nobodys", 1)).rejects.toThrow("knows no trade")
  })
})

it("is told by Alipay as the trade's notice again, with the sum of all refunds so far", async () => {
  const no = await createAndPay("alipay")
  const first = await control.refundOutside("alipay", no, 500)
  await told(2)
  const second = await control.refundOutside("alipay", no, 1490)
  const forms = (await told(3)).map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
  const amounts = { out_trade_no: no, total_amount: "19.90" }
  expect(forms[1]).toMatchObject({
    ...amounts,
    ...{ trade_status: "TRADE_SUCCESS", refund_fee: "5.00", out_biz_no: first.out_refund_no },
    gmt_refund: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/),
  })
  expect(forms[2]).toMatchObject({
    ...amounts,
    ...{ trade_status: "TRADE_CLOSED", refund_fee: "19.90", out_biz_no: second.out_refund_no },
  })
})

it("is told by WeChat Pay in the XML of API v2, sealed with the key of v2", async () => {
  const no = await createAndPay("wechat")
  const { out_refund_no } = await control.refundOutside("wechat", no, 500)
  const { body } = (await told(2))[1] ?? { body: "" }
  expect(body).toMatch(/^<xml>/)
  const root = opened(body).replaceAll(/<!\[CDATA\[|\]\]>/g, "")
  expect(root).toContain(`<out_trade_no>${no}</out_trade_no>`)
  expect(root).toContain(`<out_refund_no>${out_refund_no}</out_refund_no>`)
  expect(root).toContain("<refund_status>SUCCESS</refund_status>")
  expect(root).toContain("<refund_request_source>VENDOR_PLATFORM</refund_request_source>")
  expect(root).toContain("<refund_fee>500</refund_fee>")
})
