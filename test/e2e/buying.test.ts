import type { Browser, Page } from "playwright-core"
import { SimulatorControl } from "../../simulator"
import { launchBrowser } from "../support/browser"
import { startDevShop, type DevShop } from "../support/dev-shop"
import { cameraFor, type Camera } from "../support/e2e/camera"
import { Dashboard } from "../support/e2e/dashboard"
import { Phone, scanWithPhone } from "../support/e2e/phone"
import { expectedDots, shownDots } from "../support/e2e/qr-dots"
import { Shopper, type Way } from "../support/e2e/shopper"
import { until } from "../support/until"

let shop: DevShop
let gateways: SimulatorControl
let browser: Browser
let dashboard: Dashboard

beforeAll(async () => {
  // Alipay wants three seconds between two refunds of one trade, and nobody here clicks so slowly.
  shop = await startDevShop({ SIMULATOR_RETRY_FACTOR: "0.02" })
  gateways = new SimulatorControl(shop.simulatorUrl)
  browser = await launchBrowser()
  const tall = await newPage("en-US", 1_800)
  dashboard = await Dashboard.login(tall, shop.shopUrl, shop.login)
}, 400_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
}, 60_000)

function newPage(locale: string, height = 900): Promise<Page> {
  return browser.newPage({ locale, viewport: { width: 1280, height } })
}

/** The gateway's own books about the trade whose phone page this is. */
async function tradeAt(address: string) {
  const { trades, refunds } = await gateways.books()
  const trade = trades.find(({ code }) => address === `${shop.simulatorUrl}/phone/${code}`)
  if (!trade) throw new Error(`The gateways have no trade at ${address}`)
  const ofTrade = refunds.filter(({ out_trade_no }) => out_trade_no === trade.out_trade_no)
  return { ...trade, refunds: ofTrade.map(({ amount_fen, state }) => ({ amount_fen, state })) }
}

/** Each gives the address of the phone page on which the shopper has paid. */
type Pay = (shopper: Shopper, look: Camera) => Promise<string>

const byCode: Pay = async (shopper, look) => {
  await shopper.waitForStatus("waiting")
  const link = await shopper.codeLink()
  await look(shopper.page, "code")
  expect(await shownDots(shopper.page, link)).toEqual(expectedDots(link))

  const phone = await scanWithPhone(browser, link)
  expect(await phone.amount()).toBe("¥19.90")
  await look(phone.page, "phone")
  await phone.pay()
  await phone.waitForState("paid")
  await look(phone.page, "phone-paid")
  return link
}

const atCashier: Pay = async (shopper, look) => {
  const cashier = new Phone(shopper.page)
  await cashier.waitForState("payable")
  const address = shopper.page.url()
  expect(await cashier.amount()).toBe("¥19.90")
  await look(shopper.page, "cashier")
  await cashier.pay()
  return address
}

const stories: { way: Way; locale: string; paidBy: string; pay: Pay }[] = [
  { way: "alipay-page", locale: "en-US", paidBy: "Alipay", pay: atCashier },
  { way: "alipay-qr", locale: "zh-CN", paidBy: "支付宝", pay: byCode },
  { way: "wechat-native", locale: "en-US", paidBy: "WeChat Pay", pay: byCode },
]

it.each(stories)(
  "sells by $way to a browser that speaks $locale, and gives the money back in two parts from the dashboard",
  async ({ way, locale, paidBy, pay }) => {
    const look = cameraFor(way)
    const shopper = new Shopper(await newPage(locale), look)
    await shopper.fillCart(shop.storefrontUrl, "tea-19-90")
    await shopper.choose(way)
    const address = await pay(shopper, look)

    const order = await shopper.order()
    expect(order).toMatchObject({ number: expect.stringMatching(/^\d+$/), paidBy })
    const sold = { gateway: way.split("-")[0], amount_fen: 1990, refunded_fen: 0, refunds: [] }
    expect(await tradeAt(address)).toMatchObject(sold)

    const hasGivenBack = (fen: number) =>
      until(async () => (await tradeAt(address)).refunded_fen === fen, {
        what: `the gateway has sent ${fen} fen back`,
        timeout: 20_000,
      })
    await dashboard.openOrder(order.number)
    await dashboard.waitForPaymentStatus("Captured")
    await look(dashboard.page, "dashboard-captured")

    await dashboard.refund("5.00", () => look(dashboard.page, "dashboard-drawer"))
    await dashboard.waitForPaymentStatus("Partially refunded")
    await hasGivenBack(500)
    await look(dashboard.page, "dashboard-part-refunded")

    await dashboard.refund("14.90")
    await dashboard.waitForPaymentStatus("Refunded")
    await hasGivenBack(1990)
    await look(dashboard.page, "dashboard-refunded")
    expect((await tradeAt(address)).refunds).toEqual([
      { amount_fen: 500, state: "SUCCESS" },
      { amount_fen: 1490, state: "SUCCESS" },
    ])
  }
)

it("goes on waiting when the shopper cancels on the phone, and sells when the same code is paid later", async () => {
  const look = cameraFor("cancelled")
  const shopper = new Shopper(await newPage("zh-CN"), look)
  await shopper.fillCart(shop.storefrontUrl, "tea-19-90")
  await shopper.choose("wechat-native")
  await shopper.waitForStatus("waiting")
  const phone = await scanWithPhone(browser, await shopper.codeLink())

  await phone.cancel()
  await phone.waitForState("cancelled")
  expect(await shopper.nextAnswer()).toBe("waiting")
  await shopper.waitForStatus("waiting")
  await look(phone.page, "phone")

  await phone.pay()
  await phone.waitForState("paid")
  expect(await shopper.order()).toMatchObject({ paidBy: "微信支付" })
})
