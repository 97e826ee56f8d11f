import { SimulatorControl, startSimulator, type Simulator } from "../../../simulator"
import { until } from "../../support/until"
import { alipayOrder, callAlipay, signedParams } from "./support/alipay-caller"
import {
  callWechat,
  closePath,
  NATIVE,
  nativeOrder,
  REFUNDS,
  tradePath,
} from "./support/wechat-caller"

let simulator: Simulator
let control: SimulatorControl

beforeAll(async () => {
  simulator = await startSimulator({ retryFactor: 0.001 })
  control = new SimulatorControl(simulator.url)
})

afterEach(() => control.reset())
afterAll(() => simulator.stop())

const precreate = (order: object) => callAlipay(simulator, "alipay.trade.precreate", order)
const native = (order: object) => callWechat(simulator, "POST", NATIVE, order)
const trades = async () => (await control.books()).trades.length

/** Whether an answer comes at all. */
async function outcome(call: (signal: AbortSignal) => Promise<Response>): Promise<string> {
  const signal = AbortSignal.timeout(200)
  return call(signal).then(
    ({ status }) => String(status),
    () => (signal.aborted ? "silence" : "reset")
  )
}

function rawPrecreate(order: object) {
  const params = signedParams(simulator, "alipay.trade.precreate", order)
  const body = new URLSearchParams(params)
  return outcome((signal) => fetch(simulator.env.ALIPAY_ENDPOINT, { method: "POST", body, signal }))
}

describe("a fault in an operation", () => {
  it.each([
    ["timeout_before", "silence", 0],
    ["timeout_after", "silence", 1],
    ["reset_before", "reset", 0],
    ["reset_after", "reset", 1],
    ["http_500", "500", 0],
    ["http_502_html", "502", 0],
  ] as const)("%s gives %s and leaves %i trades", async (kind, seen, left) => {
    await control.fault({ gateway: "alipay", on: "create", kind })
    expect(await rawPrecreate(alipayOrder())).toBe(seen)
    expect(await trades()).toBe(left)
    expect((await precreate(alipayOrder())).fields["code"]).toBe("10000")
  })

  it("cuts an answer short that was acted upon", async () => {
    await control.fault({ gateway: "wechat", on: "create", kind: "malformed" })
    await expect(native(nativeOrder(simulator))).rejects.toThrow(SyntaxError)
    expect(await trades()).toBe(1)
  })

  it("leaves the signature out", async () => {
    await control.fault({ gateway: "alipay", on: "create", kind: "unsigned" })
    await control.fault({ gateway: "wechat", on: "create", kind: "unsigned" })
    expect((await precreate(alipayOrder())).signed).toBe(false)
    const answer = await native(nativeOrder(simulator))
    expect([answer.status, answer.headers.get("wechatpay-signature")]).toEqual([200, null])
  })

  it("alters an answer before it is signed", async () => {
    const order = nativeOrder(simulator)
    await native(order)
    await control.pay("wechat", order.out_trade_no)
    const set = { "amount.total": 1 }
    await control.fault({ gateway: "wechat", on: "query", kind: "alter", set })
    const query = () => callWechat(simulator, "GET", tradePath(simulator, order.out_trade_no))
    expect((await query()).json["amount"]).toMatchObject({ total: 1, payer_total: 1990 })
    expect((await query()).json["amount"]).toMatchObject({ total: 1990 })
  })

  it("refuses with the wanted code and the status that goes with it", async () => {
    const order = nativeOrder(simulator)
    await native(order)
    await control.pay("wechat", order.out_trade_no)
    const refund = {
      out_trade_no: order.out_trade_no,
      out_refund_no: "r1",
      amount: { refund: 1, total: 1990, currency: "CNY" },
    }
    const set = { code: "NOT_ENOUGH", message: "基本账户余额不足" }
    await control.fault({ gateway: "wechat", on: "refund", kind: "refuse", set })
    const answer = await callWechat(simulator, "POST", REFUNDS, refund)
    expect([answer.status, answer.json["code"]]).toEqual([403, "NOT_ENOUGH"])
    const busy = { code: "20000", sub_code: "isp.unknow-error" }
    await control.fault({ gateway: "alipay", on: "create", kind: "refuse", set: busy })
    expect((await precreate(alipayOrder())).fields).toMatchObject({
      code: "20000",
      msg: "Service Currently Unavailable",
      sub_code: "isp.unknow-error",
    })
  })

  it("signs the 202 that puts a close off, as every 2xx", async () => {
    const order = nativeOrder(simulator)
    await native(order)
    const set = { code: "USER_PAYING", message: "用户支付中，请稍后" }
    await control.fault({ gateway: "wechat", on: "close", kind: "refuse", set })
    const path = closePath(order.out_trade_no)
    const answer = await callWechat(simulator, "POST", path, { mchid: order.mchid })
    expect([answer.status, answer.json["code"]]).toEqual([202, "USER_PAYING"])
    expect(answer.headers.get("wechatpay-signature")).not.toBeNull()
  })

  it("strikes only the trade it names, as often as it is told", async () => {
    const [spared, struck] = [alipayOrder(), alipayOrder()]
    const match = { out_trade_no: struck.out_trade_no }
    const set = { sub_code: "ACQ.SYSTEM_ERROR" }
    const fault = { gateway: "alipay", on: "create", kind: "refuse", match, set } as const
    await control.fault({ ...fault, times: 2 })
    const code = async (order: object) => (await precreate(order)).fields["code"]
    expect(await code(spared)).toBe("10000")
    expect([await code(struck), await code(struck), await code(struck)]).toEqual([
      "40004",
      "40004",
      "10000",
    ])
  })

  it("lasts until it is cleared when it strikes zero times", async () => {
    await control.fault({ gateway: "wechat", on: "create", kind: "http_500", times: 0 })
    const status = async () => (await native(nativeOrder(simulator))).status
    expect([await status(), await status(), await status()]).toEqual([500, 500, 500])
    await control.clearFaults()
    expect(await status()).toBe(200)
  })

  it("is written into the books as the outcome of the request", async () => {
    await control.fault({ gateway: "wechat", on: "create", kind: "http_502_html" })
    const order = nativeOrder(simulator)
    await expect(native(order)).rejects.toThrow(SyntaxError)
    const { requests } = await control.books()
    expect(requests.at(-1)).toMatchObject({
      gateway: "wechat",
      operation: "native",
      out_trade_no: order.out_trade_no,
      outcome: "502",
    })
  })
})

describe("the control API", () => {
  it.each([
    [{ gateway: "paypal", on: "create", kind: "http_500" }, "gateway must be one of"],
    [{ gateway: "alipay", on: "pay", kind: "http_500" }, "on must be one of"],
    [{ gateway: "alipay", on: "create", kind: "lose" }, "kind must be one of"],
    [{ gateway: "alipay", on: "notification", kind: "signtest" }, "Alipay has no signtest"],
    [{ gateway: "alipay", on: "create", kind: "http_500", times: -1 }, "times must be"],
    [{ gateway: "alipay", on: "create", kind: "alter", set: "x" }, "set must be an object"],
  ])("does not take %j", async (request, sentence) => {
    await expect(control.fault(request as never)).rejects.toThrow(sentence)
  })

  it("says why an order cannot be paid", async () => {
    await expect(control.pay("wechat", "nobody")).rejects.toThrow("wechat knows no trade nobody")
    const order = nativeOrder(simulator)
    await native(order)
    await control.pay("wechat", order.out_trade_no)
    await expect(control.pay("wechat", order.out_trade_no)).rejects.toThrow("is paid")
  })

  it("leaves a trade open when the shopper gives up", async () => {
    const order = alipayOrder()
    await precreate(order)
    expect(await control.cancel("alipay", order.out_trade_no)).toEqual({ state: "WAIT_BUYER_PAY" })
  })

  it("ends a refund the way it is told and frees its money when it is closed", async () => {
    const order = nativeOrder(simulator)
    await native(order)
    await control.pay("wechat", order.out_trade_no)
    const refund = (no: string) =>
      callWechat(simulator, "POST", REFUNDS, {
        out_trade_no: order.out_trade_no,
        out_refund_no: no,
        amount: { refund: 1990, total: 1990, currency: "CNY" },
      })
    await refund("r1")
    expect((await refund("r2")).status).toBe(400)
    await control.setRefund("wechat", "r1", "CLOSED")
    const found = await callWechat(simulator, "GET", `${REFUNDS}/r1`)
    expect(found.json).toMatchObject({ status: "CLOSED" })
    expect((await refund("r2")).status).toBe(200)
  })

  it("keeps a refund on its way until it is told how it ends", async () => {
    const order = nativeOrder(simulator)
    await native(order)
    await control.pay("wechat", order.out_trade_no)
    const give = (no: string) =>
      callWechat(simulator, "POST", REFUNDS, {
        out_trade_no: order.out_trade_no,
        out_refund_no: no,
        amount: { refund: 995, total: 1990, currency: "CNY" },
      })
    const stateOf = async (no: string) =>
      (await callWechat(simulator, "GET", `${REFUNDS}/${no}`)).json
    await control.endNextRefund("PROCESSING")
    await give("held")
    await give("next")

    await until(async () => (await stateOf("next")).status === "SUCCESS", { what: "it is sent" })
    expect(await stateOf("held")).toMatchObject({ status: "PROCESSING" })
    await control.setRefund("wechat", "held", "SUCCESS")
    expect(await stateOf("held")).toMatchObject({ status: "SUCCESS" })
  })

  it("forgets everything on reset", async () => {
    await native(nativeOrder(simulator))
    await control.reset()
    expect(await control.books()).toEqual({
      trades: [],
      freezes: [],
      refunds: [],
      notifications: [],
      requests: [],
    })
  })
})
