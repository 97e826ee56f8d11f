import type { Locator } from "playwright-core"
import { cameraFor } from "../../support/e2e/camera"
import { Dashboard } from "../../support/e2e/dashboard"
import type { Desk } from "../../support/e2e/desk"
import { seriousFlaws } from "../../support/e2e/flaws"
import { scanWithPhone } from "../../support/e2e/phone"
import { Shopper } from "../../support/e2e/shopper"
import { speak } from "../../support/e2e/speak"

/** An order, from the number that a shopper reads in the wallet to the refund that has arrived. */
export function orderWalk(desk: Desk): void {
  const look = cameraFor("order")
  const section = (title: string): Locator =>
    desk.page.getByRole("heading", { name: title, exact: true }).locator("../../..")

  const lookAtTrace = async (screen: string) => {
    await section("Payment trace").evaluate((part) => part.scrollIntoView())
    await look(desk.page, screen)
  }

  let number: string
  beforeAll(async () => {
    const { browser, shop } = desk
    const shopper = new Shopper(await browser.newPage(), look)
    await shopper.fillCart(shop.storefrontUrl, "tea-19-90")
    await shopper.choose("wechat-native")
    await shopper.waitForStatus("waiting")
    await look(shopper.page, "code")
    const phone = await scanWithPhone(browser, await shopper.codeLink())
    await phone.pay()
    number = (await shopper.order()).number
  })

  it("is found by the gateway's number, with all that the gateway knows about it", async () => {
    const { page, selling } = desk
    const [trade] = (await selling.gateways.books()).trades
    await desk.visit("/orders")
    await page.getByRole("button", { name: "Search" }).first().click()
    await page.getByRole("combobox").fill(trade?.gateway_trade_no ?? "")
    const found = page.getByRole("option", { name: `#${number} · ${trade?.out_trade_no}` })
    await found.waitFor()
    await look(page, "search")
    await found.click()

    const trace = section("Payment trace")
    await trace.getByText("Told by the gateway").waitFor()
    await trace.getByText("Booked in the shop").waitFor()
    await trace.getByText("¥19.90").first().waitFor()
    expect(await seriousFlaws(page, trace)).toEqual([])
  })

  it("asks the gateway when told to", async () => {
    const { page, selling } = desk
    const [trade] = (await selling.gateways.books()).trades
    await section("Payment trace").getByRole("button", { name: "Actions" }).click()
    await page.getByRole("menuitem", { name: "Query gateway now" }).click()

    const told = `Trade ${trade?.out_trade_no}: the gateway was asked, the money is booked`
    await page.getByText(told).waitFor()
  })

  it("shows what was said to the gateway and what it answered", async () => {
    const { page } = desk
    const menu = section("Payment trace").getByRole("button", { name: "Actions" })
    await menu.click()
    await page.getByRole("menuitem", { name: "Show gateway calls" }).click()
    const calls = page.getByRole("dialog", { name: "Gateway calls" })
    await calls.getByText("Answered").first().waitFor()
    expect(await seriousFlaws(page, calls)).toEqual([])
    await look(page, "calls")
    await page.keyboard.press("Escape")
    await calls.waitFor({ state: "hidden" })
    // The page below can be used again.
    await menu.click()
    await page.keyboard.press("Escape")
  })

  it("shows a refund of Medusa's own dialog on its way, and then that it has arrived", async () => {
    const { page, selling } = desk
    await selling.gateways.endNextRefund("PROCESSING")
    await new Dashboard(page, desk.shop.shopUrl).refund("5.00")

    const refunds = section("Refunds at the gateway")
    await refunds.getByText("Processing").waitFor()
    await section("Payment trace").getByText("Refunding").waitFor()
    await lookAtTrace("refunding")
    const [refund] = (await selling.gateways.books()).refunds
    expect(refund).toMatchObject({ state: "PROCESSING", amount_fen: 500 })

    await selling.gateways.setRefund("wechat", refund?.out_refund_no ?? "", "SUCCESS")
    await refunds.getByText("Arrived").waitFor()
    await section("Payment trace").getByText("Refund arrived").waitFor()
    expect(await seriousFlaws(page, refunds)).toEqual([])
    await lookAtTrace("refunded")
  })

  it("speaks Chinese", async () => {
    const { page } = desk
    await speak(page, "zhCN")
    await page.reload()
    await page
      .getByRole("heading", { name: "支付轨迹" })
      .evaluate((title) => title.scrollIntoView())
    await page.getByText("已到账", { exact: true }).waitFor()
    await look(page, "zh")
    await speak(page, "en")
  })
}
