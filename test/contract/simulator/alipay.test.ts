import { AlipaySdk } from "alipay-sdk"
import { SimulatorControl, startSimulator, type Simulator } from "../../../simulator"
import { until } from "../../support/until"
import { startShop, type Shop } from "./support/shop"

/** The stock kit stamps local time: shift the gateway's clock so that Beijing reads the same. */
const now = () => {
  const date = new Date()
  return new Date(date.getTime() - (480 + date.getTimezoneOffset()) * 60_000)
}

let simulator: Simulator
let control: SimulatorControl
let shop: Shop
let sdk: AlipaySdk

beforeAll(async () => {
  shop = await startShop()
  simulator = await startSimulator({ retryFactor: 0.001, now })
  control = new SimulatorControl(simulator.url)
  const { env } = simulator
  sdk = new AlipaySdk({
    appId: env.ALIPAY_APP_ID,
    privateKey: env.ALIPAY_PRIVATE_KEY,
    alipayPublicKey: env.ALIPAY_PUBLIC_KEY,
    gateway: env.ALIPAY_ENDPOINT,
    keyType: "PKCS8",
  })
})

afterAll(async () => {
  await simulator.stop()
  await shop.stop()
})

let last = 0
const number = () => `sdk_${(last += 1)}`

function exec(method: string, bizContent: object, notifyUrl?: string) {
  return sdk.exec(method, { bizContent, ...(notifyUrl && { notifyUrl }) }, { validateSign: true })
}

async function precreate(outTradeNo: string, total = "19.90") {
  const order = { out_trade_no: outTradeNo, total_amount: total, subject: "页面/Tee".slice(0, 2) }
  return exec("alipay.trade.precreate", order, `${shop.url}/${outTradeNo}`)
}

const notices = (outTradeNo: string) =>
  shop.received
    .filter(({ path }) => path === `/${outTradeNo}`)
    .map(({ body }) => Object.fromEntries(new URLSearchParams(body)))

describe("Alipay, as the official kit sees it", () => {
  it("gives a code, knows the trade once it is scanned, and is paid", async () => {
    const no = number()
    const created = await precreate(no)
    expect(created).toMatchObject({ code: "10000", outTradeNo: no })
    expect(String(created["qrCode"])).toMatch(`${simulator.url}/phone/`)
    const query = () => exec("alipay.trade.query", { out_trade_no: no })
    expect(await query()).toMatchObject({ code: "40004", subCode: "ACQ.TRADE_NOT_EXIST" })
    await fetch(String(created["qrCode"]))
    expect(await query()).toMatchObject({ tradeStatus: "WAIT_BUYER_PAY", totalAmount: "19.90" })
    await control.pay("alipay", no)
    expect(await query()).toMatchObject({ tradeStatus: "TRADE_SUCCESS", receiptAmount: "19.90" })
  })

  it("signs its payment notification so that the kit accepts it, with no empty field", async () => {
    const no = number()
    await precreate(no)
    await control.pay("alipay", no)
    const notice = await until(() => notices(no)[0], { what: "the payment notification" })
    expect(sdk.checkNotifySignV2(notice)).toBe(true)
    expect(sdk.checkNotifySignV2({ ...notice, total_amount: "0.01" })).toBe(false)
    expect(Object.values(notice)).not.toContain("")
    expect(notice).toMatchObject({
      notify_type: "trade_status_sync",
      trade_status: "TRADE_SUCCESS",
      total_amount: "19.90",
      app_id: simulator.env.ALIPAY_APP_ID,
      seller_id: simulator.env.ALIPAY_SELLER_ID,
    })
  })

  it("adds refunds up, moves money once per number and says so", async () => {
    const no = number()
    await precreate(no, "10.00")
    await control.pay("alipay", no)
    const refund = (refundNo: string, amount: string) =>
      exec("alipay.trade.refund", {
        out_trade_no: no,
        refund_amount: amount,
        out_request_no: refundNo,
      })
    expect(await refund("r1", "3.00")).toMatchObject({ fundChange: "Y", refundFee: "3.00" })
    expect(await refund("r1", "3.00")).toMatchObject({ fundChange: "N", refundFee: "3.00" })
    expect(await refund("r1", "4.00")).toMatchObject({ subCode: "ACQ.DISCORDANT_REPEAT_REQUEST" })
    expect(await until(() => accepted(refund("r2", "7.00")), GAP)).toMatchObject({
      fundChange: "Y",
      refundFee: "10.00",
    })
    expect(await exec("alipay.trade.query", { out_trade_no: no })).toMatchObject({
      tradeStatus: "TRADE_CLOSED",
    })
    const found = await exec("alipay.trade.fastpay.refund.query", {
      out_trade_no: no,
      out_request_no: "r1",
    })
    expect(found).toMatchObject({ refundStatus: "REFUND_SUCCESS", refundAmount: "3.00" })
    const unknown = await exec("alipay.trade.fastpay.refund.query", {
      out_trade_no: no,
      out_request_no: "never",
    })
    expect(unknown).toMatchObject({ code: "10000" })
    expect(unknown["refundStatus"]).toBeUndefined()
  })

  it("notifies a partial refund as TRADE_SUCCESS and the last one as TRADE_CLOSED", async () => {
    const no = number()
    await precreate(no, "10.00")
    await control.pay("alipay", no)
    const refund = { out_trade_no: no, out_request_no: "first", refund_amount: "4.00" }
    await exec("alipay.trade.refund", refund)
    const rest = { out_trade_no: no, out_request_no: "second", refund_amount: "6.00" }
    await until(() => accepted(exec("alipay.trade.refund", rest)), GAP)
    const refundNotices = () => notices(no).filter(({ refund_fee: fee }) => fee)
    await until(() => refundNotices().length === 2, { what: "two refund notifications" })
    const told = refundNotices()
    const of = (refundNo: string) => told.find((it) => it["out_biz_no"] === refundNo)
    expect(of("first")).toMatchObject({ trade_status: "TRADE_SUCCESS", refund_fee: "4.00" })
    expect(of("second")).toMatchObject({ trade_status: "TRADE_CLOSED", refund_fee: "10.00" })
    expect(of("second")?.["gmt_close"]).toBeDefined()
    expect(of("first")?.["gmt_refund"]).toMatch(/\.\d{3}$/)
    expect(told.every((notice) => sdk.checkNotifySignV2(notice))).toBe(true)
  })

  it("closes what is unpaid and refunds what is paid when a trade is cancelled", async () => {
    const [unpaid, paid] = [number(), number()]
    await Promise.all([precreate(unpaid), precreate(paid)])
    await control.scan("alipay", unpaid)
    await control.pay("alipay", paid)
    const cancel = (no: string) => exec("alipay.trade.cancel", { out_trade_no: no })
    expect(await cancel(unpaid)).toMatchObject({ action: "close", retryFlag: "N" })
    expect(await cancel(paid)).toMatchObject({ action: "refund", retryFlag: "N" })
    expect((await cancel("nobody"))["action"]).toBeUndefined()
    const { trades } = await control.books()
    expect(trades.find((it) => it.out_trade_no === paid)).toMatchObject({
      state: "TRADE_CLOSED",
      refunded_fen: 1990,
    })
  })

  it("takes a page payment through the cashier and returns the shopper with signed parameters", async () => {
    const no = number()
    const link = sdk.pageExec("alipay.trade.page.pay", "GET", {
      returnUrl: `${shop.url}/back`,
      bizContent: {
        out_trade_no: no,
        total_amount: "5.00",
        subject: "Tee",
        product_code: "FAST_INSTANT_TRADE_PAY",
      },
    })
    const cashier = await fetch(link)
    expect(await cashier.text()).toContain("¥5.00")
    const paid = await fetch(`${cashier.url}/pay`, { method: "POST", redirect: "manual" })
    const address = new URL(paid.headers.get("location") ?? "")
    expect(`${address.origin}${address.pathname}`).toBe(`${shop.url}/back`)
    const params = Object.fromEntries(address.searchParams)
    expect(sdk.checkNotifySignV2(params)).toBe(true)
    expect(params["method"]).toBe("alipay.trade.page.pay.return")
    expect(params["trade_status"]).toBeUndefined()
  })
})

const GAP = { what: "a refund after the gap that Alipay wants between two" }

async function accepted(answer: Promise<Record<string, unknown>>) {
  const fields = await answer
  return fields["code"] === "10000" ? fields : undefined
}
