import { createHash } from "node:crypto"
import { gunzipSync } from "node:zlib"
import { SimulatorControl, startSimulator, type Simulator } from "../../../simulator"
import { unzipped } from "../../support/bills/unzipped"
import { alipayOrder, callAlipay, stamp } from "./support/alipay-caller"
import { callWechat, fetchWechat, NATIVE, nativeOrder, REFUNDS } from "./support/wechat-caller"

const DAY = "2026-11-22"
const SOLD_AT = new Date(`${DAY}T15:00:00+08:00`)
const NEXT_MORNING = new Date("2026-11-23T10:00:00+08:00")

let now = SOLD_AT
let simulator: Simulator
let control: SimulatorControl

beforeAll(async () => {
  simulator = await startSimulator({ retryFactor: 0.000_001, now: () => now })
  control = new SimulatorControl(simulator.url)
})
beforeEach(() => (now = SOLD_AT))
afterEach(() => control.reset())
afterAll(() => simulator.stop())

const seconds = () => Math.floor(now.getTime() / 1_000)

describe("WeChat Pay's bills", () => {
  const wechat = (method: "GET" | "POST", path: string, content?: unknown) =>
    callWechat(simulator, method, path, content, { timestamp: seconds() })
  const ask = (query = `bill_date=${DAY}`, bill = "tradebill") =>
    wechat("GET", `/v3/bill/${bill}?${query}`)
  const fetched = async (url: unknown) => {
    const { pathname, search } = new URL(String(url))
    return fetchWechat(simulator, pathname + search, { timestamp: seconds() })
  }
  const sell = async () => {
    const order = nativeOrder(simulator)
    await wechat("POST", NATIVE, order)
    await control.pay("wechat", order.out_trade_no)
    return order.out_trade_no
  }

  it("are being made until ten in the morning after, and are not made of today", async () => {
    await sell()
    expect((await ask()).json).toMatchObject({ code: "INVALID_REQUEST" })
    now = new Date("2026-11-23T09:59:59+08:00")
    expect(await ask()).toMatchObject({ status: 400, json: { code: "STATEMENT_CREATING" } })
    now = NEXT_MORNING
    expect(await ask()).toMatchObject({ status: 200, json: { hash_type: "SHA1" } })
  })

  it("do not exist of a day without trade", async () => {
    now = NEXT_MORNING
    expect(await ask()).toMatchObject({ status: 400, json: { code: "NO_STATEMENT_EXIST" } })
    expect((await ask("bill_date=2026-08-01")).json).toMatchObject({ code: "INVALID_REQUEST" })
    expect((await ask(`bill_date=${DAY}&bill_type=SOME`)).json).toMatchObject({
      code: "PARAM_ERROR",
    })
  })

  it("show a payment at the counter that was taken back there and back", async () => {
    const { auth_code } = await control.paymentCode()
    const { notify_url: _, ...order } = nativeOrder(simulator)
    const { out_trade_no: no, appid, mchid } = order
    const counter = "/v3/pay/transactions"
    const scene_info = { store_info: { id: "1" } }
    const paid = await wechat("POST", `${counter}/codepay`, {
      ...order,
      payer: { auth_code },
      scene_info,
    })
    expect(paid.json).toMatchObject({ trade_state: "SUCCESS" })
    now = new Date(SOLD_AT.getTime() + 60_000)
    await wechat("POST", `${counter}/out-trade-no/${no}/reverse`, { appid, mchid })
    now = NEXT_MORNING
    const lines = async (bill: string) => {
      const { json } = await ask(`bill_date=${DAY}`, bill)
      return (await fetched(json.download_url)).bytes.toString().split("\r\n")
    }

    expect((await lines("tradebill")).slice(1, 3)).toEqual([
      expect.stringMatching(`^\`${DAY} 15:00:00,.*\`${no},.*\`SUCCESS,.*\`19.90,`),
      expect.stringMatching(`^\`${DAY} 15:01:00,.*\`${no},.*\`REVOKED,.*\`19.90,.*\`-0.12000,`),
    ])
    const types = (await lines("fundflowbill")).slice(1, 5).map((line) => line.split(",`")[4])
    expect(types).toEqual(["交易", "扣除交易手续费", "退款", "退还交易手续费"])
  })

  it("list what was paid and refunded, under an address that lives thirty seconds", async () => {
    const no = await sell()
    const amount = { refund: 990, total: 1990, currency: "CNY" }
    await wechat("POST", REFUNDS, { out_trade_no: no, out_refund_no: `R${no}`, amount })
    now = NEXT_MORNING
    const { json } = await ask(`bill_date=${DAY}&tar_type=GZIP`)
    const answer = await fetched(json.download_url)
    expect(answer.headers.get("wechatpay-signature")).toBeNull()
    const text = gunzipSync(answer.bytes)
    expect(createHash("sha1").update(text).digest("hex")).toBe(json.hash_value)
    expect([...text.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text.toString().split("\r\n").slice(1, 3)).toEqual([
      expect.stringMatching(
        `^\`${DAY} 15:00:00,.*\`${no},.*\`SUCCESS,.*\`0.12000,\`0.60%,\`19.90,`
      ),
      expect.stringMatching(`\`${no},.*\`REFUND,.*\`R${no},\`9.90,.*\`-0.06000,`),
    ])
    expect(text.toString()).toContain("`2.0,`19.90,`9.90,`0.00,`0.06000,`19.90,`9.90\r\n")

    now = new Date(NEXT_MORNING.getTime() + 31_000)
    expect((await fetched(json.download_url)).status).toBe(400)
  })

  it("are given only against a signature", async () => {
    await sell()
    now = NEXT_MORNING
    const { json } = await ask()
    expect((await fetch(String(json.download_url))).status).toBe(401)
  })

  it("list what moved the balance, fees in rows of their own", async () => {
    await sell()
    now = NEXT_MORNING
    const { json } = await ask(`bill_date=${DAY}`, "fundflowbill")
    const lines = (await fetched(json.download_url)).bytes.toString().split("\r\n")
    expect(lines[1]).toContain("`交易,`交易,`收入,`19.90,")
    expect(lines[2]).toContain("`扣除交易手续费,`扣除交易手续费,`支出,`0.12,")
    expect(lines[4]).toBe("`2.0,`1.0,`19.90,`1.0,`0.12")
  })

  it("can lack rows, have more and others, and be cut", async () => {
    const [dropped, altered] = [await sell(), await sell()]
    const change = { gateway: "wechat", day: DAY } as const
    const match = { out_trade_no: dropped }
    await control.changeBill({ ...change, change: "drop", match })
    await control.changeBill({
      ...change,
      change: "alter",
      match: { out_trade_no: altered },
      set: { amount_fen: 2000 },
    })
    const row = { type: "payment", out_trade_no: "stranger", amount_fen: 5 } as const
    await control.changeBill({ ...change, change: "add", row })
    now = NEXT_MORNING
    const text = async () => (await fetched((await ask()).json.download_url)).bytes.toString()
    expect(await text()).not.toContain(dropped)
    expect(await text()).toContain("`stranger,")
    expect(await text()).toContain("`2.0,`20.05,")

    await control.changeBill({ ...change, change: "cut", lines: 2 })
    expect((await text()).split("\r\n")).toHaveLength(2)
    await control.clearBillChanges()
    expect(await text()).toContain(dropped)
  })

  it("are not changed by what is misspelt", async () => {
    const change = { gateway: "wechat", day: DAY, change: "drop", match: { no: "1" } }
    await expect(control.changeBill(change as never)).rejects.toThrow("match must name rows")
    const lost = { gateway: "wechat", day: DAY, change: "lose" }
    await expect(control.changeBill(lost as never)).rejects.toThrow("change must be one of")
  })
})

describe("Alipay's bills", () => {
  const METHOD = "alipay.data.dataservice.bill.downloadurl.query"
  const alipay = (method: string, biz: unknown) =>
    callAlipay(simulator, method, biz, { timestamp: stamp(now) })
  const ask = (type = "trade", day = DAY) => alipay(METHOD, { bill_type: type, bill_date: day })
  const sell = async () => {
    const order = alipayOrder()
    await alipay("alipay.trade.precreate", order)
    await control.pay("alipay", order.out_trade_no)
    return order.out_trade_no
  }
  const texts = async (url: unknown) =>
    unzipped(Buffer.from(await (await fetch(String(url))).arrayBuffer()))

  it("have one answer for not yet and for nothing, and another for a wrong day", async () => {
    await sell()
    expect((await ask()).fields).toMatchObject({ code: "40004", sub_code: "isv.invalid_arguments" })
    now = new Date("2026-11-23T09:00:00+08:00")
    expect((await ask()).fields).toMatchObject({ code: "40004", sub_code: "isp.bill_not_exist" })
    now = NEXT_MORNING
    const empty = await ask("trade", "2026-11-21")
    expect(empty.fields).toMatchObject({ sub_code: "isp.bill_not_exist" })
    expect((await ask("merchant_act")).fields).toMatchObject({ code: "40004" })
  })

  it("are a zip of details and summary in GBK, under an address that lives thirty seconds", async () => {
    const no = await sell()
    await alipay("alipay.trade.refund", {
      out_trade_no: no,
      out_request_no: `R${no}`,
      refund_amount: "9.90",
    })
    now = NEXT_MORNING
    const { fields } = await ask()
    const [details = "", summary = ""] = await texts(fields.bill_download_url)
    expect(details.split("\r\n").slice(0, 2)).toEqual([
      "#支付宝业务明细查询",
      `#账号：[${simulator.credentials.alipay.sellerId}0156]`,
    ])
    expect(details).toContain(`\t,${no}\t,交易\t,Tee,`)
    expect(details).toContain(`,-9.90,-9.90,`)
    expect(details).toContain("#退款合计：1笔，商家实收退款共-9.90元，")
    expect(summary).toContain("合计\t,\t,1,1,10.00,")

    now = new Date(NEXT_MORNING.getTime() + 31_000)
    const late = await fetch(String(fields.bill_download_url))
    expect(await late.json()).toMatchObject({ success: false })
  })

  it("list what moved the balance", async () => {
    await sell()
    now = NEXT_MORNING
    const [, details = ""] = await texts((await ask("signcustomer")).fields.bill_download_url)
    expect(details).toContain("#支付宝账务明细查询")
    expect(details).toContain("#支出合计：1笔，共-0.12元\r\n#收入合计：1笔，共19.90元")
  })
})
