import type { Page } from "playwright-core"
import { FakeApi } from "../../support/admin/fake-api"
import { cameraFor } from "../../support/e2e/camera"
import type { Desk } from "../../support/e2e/desk"
import { fakeAdminApi } from "../../support/e2e/fake-admin-api"
import { seriousFlaws } from "../../support/e2e/flaws"
import { speak } from "../../support/e2e/speak"

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

/** Every screen, with one of everything on it that no real shop has at once. */
export function screensWalk(desk: Desk): void {
  let page: Page
  beforeAll(async () => {
    page = await desk.another(desk.shop.login)
    await fakeAdminApi(page, new FakeApi())
  })
  afterAll(() => page?.close())

  describe.each(["en", "zhCN"] as const)("in %s", (language) => {
    it.each(SCREENS)("shows $name without a serious flaw", async ({ name, path, en, zh }) => {
      const look = cameraFor(`screens-${language}`)
      await speak(page, language)
      await page.goto(`${desk.shop.shopUrl}/app${path}`)
      const sign = page.getByText(language === "en" ? en : zh, { exact: true })
      await sign.first().waitFor()

      expect(await seriousFlaws(page)).toEqual([])
      await look(page, name)
    })
  })
}
