import axe from "axe-core"
import type { Browser, Page } from "playwright-core"
import { FakeApi } from "../support/admin/fake-api"
import { launchBrowser } from "../support/browser"
import { startDevShop, type DevShop } from "../support/dev-shop"
import { cameraFor } from "../support/e2e/camera"
import { Dashboard } from "../support/e2e/dashboard"
import { fakeAdminApi } from "../support/e2e/fake-admin-api"
import { scanWithPhone } from "../support/e2e/phone"
import { Shopper } from "../support/e2e/shopper"

let shop: DevShop
let browser: Browser
let page: Page

beforeAll(async () => {
  shop = await startDevShop()
  browser = await launchBrowser()
  page = await browser.newPage({ locale: "en-US", viewport: { width: 1440, height: 1000 } })
  await Dashboard.login(page, shop.shopUrl, shop.login)
}, 400_000)

afterAll(async () => {
  await browser?.close()
  await shop?.stop()
}, 60_000)

const nobodyLooks = () => Promise.resolve()

/** The dashboard asks a cookie for the language. */
async function speak(language: "en" | "zhCN"): Promise<void> {
  await page.context().addCookies([{ name: "lng", value: language, url: shop.shopUrl }])
}

/** What axe finds in a part of the page. The dashboard's frame and its tables' toolbars are its own. */
async function seriousFlaws(part: string): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = (await page.evaluate(
    `axe.run(${JSON.stringify(part)}, { resultTypes: ["violations"] })`
  )) as axe.AxeResults
  const CORE = /^(button-name|role-img-alt|aria-dialog-name)$/
  return violations
    .filter(({ impact, id }) => (impact === "serious" || impact === "critical") && !CORE.test(id))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)
}

it("finds an order by its trade's number, shows its trace, and asks the gateway", async () => {
  const look = cameraFor("trace")
  const shopper = new Shopper(await browser.newPage(), nobodyLooks)
  await shopper.fillCart(shop.storefrontUrl, "tea-19-90")
  await shopper.choose("wechat-native")
  await shopper.waitForStatus("waiting")
  const phone = await scanWithPhone(browser, await shopper.codeLink())
  await phone.pay()
  const { number } = await shopper.order()

  await page.goto(`${shop.shopUrl}/app/orders`)
  await page.getByRole("link", { name: `#${number}`, exact: true }).click()
  const trace = page.getByRole("heading", { name: "Payment trace" }).locator("../../..")
  await trace.getByText("Told by the gateway").waitFor()
  await trace.getByText("Booked in the shop").waitFor()
  await trace.evaluate((section) => section.setAttribute("data-part", "trace"))
  expect(await seriousFlaws("[data-part=trace]")).toEqual([])
  await trace.scrollIntoViewIfNeeded()
  await look(page, "en")
  const no = await trace.locator("[title^=CN], [title]").first().getAttribute("title")

  await trace.getByRole("button", { name: "Actions" }).click()
  await page.getByRole("menuitem", { name: "Query gateway now" }).click()
  await page.getByText(`Trade ${no}: the gateway was asked, the money is booked`).waitFor()

  await trace.getByRole("button", { name: "Actions" }).click()
  await page.getByRole("menuitem", { name: "Show gateway calls" }).click()
  const calls = page.getByRole("dialog", { name: "Gateway calls" })
  await calls.getByText("Answered").first().waitFor()
  expect(await seriousFlaws("[role=dialog]")).toEqual([])
  await look(page, "calls")
  await page.keyboard.press("Escape")
  await calls.waitFor({ state: "hidden" })
  // The page below can be used again.
  await trace.getByRole("button", { name: "Actions" }).click()
  await page.keyboard.press("Escape")

  await page.goto(`${shop.shopUrl}/app/orders`)
  await page.getByRole("button", { name: "Search" }).first().click()
  await page.getByRole("combobox").fill(no ?? "")
  await page.getByRole("option", { name: new RegExp(`${no}`) }).click()
  await page.waitForURL(/\/orders\/order_/)

  await speak("zhCN")
  await page.reload()
  await page.getByText("渠道流水号").scrollIntoViewIfNeeded()
  await look(page, "zh")
  await speak("en")
})

const SCREENS = [
  { name: "discrepancies", path: "/cnpay/reconciliation", en: "Paid twice", zh: "重复支付" },
  { name: "runs", path: "/cnpay/reconciliation?tab=runs", en: "Balanced", zh: "已平账" },
  { name: "run", path: "/cnpay/reconciliation/runs/cnrun_1", en: "Run again", zh: "重新对账" },
  {
    ...{ name: "resolve", path: "/cnpay/reconciliation/discrepancies/cndis_1" },
    ...{ en: "Settle from gateway", zh: "按渠道入账" },
  },
  { name: "notifications", path: "/cnpay/notifications", en: "Rejected", zh: "已拒收" },
  {
    ...{ name: "notification", path: "/cnpay/notifications/cnntf_1" },
    ...{ en: "Content, verified and redacted", zh: "内容（已验签、已脱敏）" },
  },
  { name: "health", path: "/settings/cnpay", en: "Check now", zh: "立即检查" },
] as const

describe.each(["en", "zhCN"] as const)("in %s", (language) => {
  it.each(SCREENS)("shows $name without a serious flaw", async ({ name, path, en, zh }) => {
    const look = cameraFor(`screens-${language}`)
    await fakeAdminApi(page, new FakeApi())
    await speak(language)
    await page.goto(`${shop.shopUrl}/app${path}`)
    const sign = page.getByText(language === "en" ? en : zh, { exact: true })
    await sign.first().waitFor()

    expect(await seriousFlaws("body")).toEqual([])
    await look(page, name)
  })
})
