import { cameraFor } from "../../support/e2e/camera"
import type { Desk } from "../../support/e2e/desk"

const SCREENS = [
  { path: "/cnpay/reconciliation?tab=discrepancies", says: ["对账", "风险金额", "差异"] },
  { path: "/cnpay/reconciliation?tab=runs", says: ["对账批次", "净差额"] },
  { path: "/cnpay/notifications", says: ["异步通知", "已完成"] },
  { path: "/settings/cnpay", says: ["立即检查", "通知地址"] },
] as const

/** The language, switched where the dashboard has it. */
export function languageWalk(desk: Desk): void {
  const look = cameraFor("language")

  it("is switched in the profile, and every screen speaks it", async () => {
    const { page } = desk
    await desk.visit("/settings/profile/edit")
    await page.getByRole("dialog").getByRole("combobox").click()
    await page.getByRole("option", { name: "简体中文" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
    await page.getByRole("dialog").waitFor({ state: "hidden" })

    for (const { path, says } of SCREENS) {
      await desk.visit(path)
      for (const text of says) await page.getByText(text, { exact: true }).first().waitFor()
      expect(await page.getByText(/cnpay\.\w+\./).allInnerTexts()).toEqual([])
      await look(page, path.replace(/\W+/g, "-").slice(1))
    }
    await page.getByRole("link", { name: "支付宝与微信支付" }).first().waitFor()
  })

  it("is switched back", async () => {
    const { page } = desk
    await desk.visit("/settings/profile/edit")
    await page.getByRole("dialog").getByRole("combobox").click()
    await page.getByRole("option", { name: "English", exact: true }).click()
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click()
    await page.getByText("Profile", { exact: true }).first().waitFor()
  })
}
