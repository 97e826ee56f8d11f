import { SimulatorControl, startSimulator, type Simulator } from "../../../simulator"
import { alipayOrder, callAlipay } from "./support/alipay-caller"
import { callWechat, NATIVE, nativeOrder } from "./support/wechat-caller"

let simulator: Simulator
let control: SimulatorControl

beforeAll(async () => {
  simulator = await startSimulator()
  control = new SimulatorControl(simulator.url)
})

afterAll(() => simulator.stop())

async function codes() {
  const alipay = alipayOrder({ subject: "<b>Tee</b>".replaceAll("/", " ") })
  const wechat = nativeOrder(simulator, { description: "<b>Tee</b>" })
  const [precreated, ordered] = [
    await callAlipay(simulator, "alipay.trade.precreate", alipay),
    await callWechat(simulator, "POST", NATIVE, wechat),
  ]
  return {
    alipay: { no: alipay.out_trade_no, url: String(precreated.fields["qr_code"]) },
    wechat: { no: wechat.out_trade_no, url: String(ordered.json["code_url"]) },
  }
}

const text = async (url: string, init?: RequestInit) => (await fetch(url, init)).text()
const state = (page: string) => /data-state="(\w+)"/.exec(page)?.[1]
const stateOf = async (no: string) =>
  (await control.books()).trades.find((it) => it.out_trade_no === no)?.state

describe.each(["alipay", "wechat"] as const)("the phone in front of a %s code", (gateway) => {
  it("shows what is to be paid, safely written, with both buttons", async () => {
    const page = await text((await codes())[gateway].url)
    expect(page).toContain("¥19.90")
    expect(page).not.toContain("<b>Tee")
    expect(page).toContain('id="pay"')
    expect(page).toContain('id="cancel"')
    expect(page).not.toMatch(/src=|@import|https?:/)
  })

  it("pays once, and then only shows that it is paid", async () => {
    const { no, url } = (await codes())[gateway]
    expect(state(await text(`${url}/pay`, { method: "POST" }))).toBe("paid")
    const paid = (await control.books()).trades.find((it) => it.out_trade_no === no)?.paid_at
    const page = await text(`${url}/pay`, { method: "POST" })
    expect(state(page)).toBe("paid")
    expect(page).not.toContain('id="pay"')
    const again = (await control.books()).trades.find((it) => it.out_trade_no === no)?.paid_at
    expect(again).toBe(paid)
  })

  it("leaves the order open when the shopper cancels", async () => {
    const { no, url } = (await codes())[gateway]
    expect(state(await text(`${url}/cancel`, { method: "POST" }))).toBe("cancelled")
    expect(await stateOf(no)).toMatch(/^(WAIT_BUYER_PAY|NOTPAY)$/)
    expect(state(await text(`${url}/pay`, { method: "POST" }))).toBe("paid")
  })
})

it("creates the Alipay trade by the scan alone", async () => {
  const { no, url } = (await codes()).alipay
  expect(await stateOf(no)).toBe("NOT_CREATED")
  await text(url)
  expect(await stateOf(no)).toBe("WAIT_BUYER_PAY")
})

it("knows no code that nobody gave out", async () => {
  const response = await fetch(`${simulator.url}/phone/nothing`)
  expect(response.status).toBe(404)
  expect(state(await response.text())).toBe("unknown")
})

it("lists the books for the developer", async () => {
  const { alipay, wechat } = await codes()
  const page = await text(simulator.url)
  expect(page).toContain(alipay.no)
  expect(page).toContain(wechat.no)
  expect(page).toContain('http-equiv="refresh"')
})
