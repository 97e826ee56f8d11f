import type { Locator, Page } from "playwright-core"
import type { AdminLogin } from "../../../scripts/lib/admin-login"

/** Its pages are compiled while the browser waits for them the first time. */
const COMPILED_MS = 120_000

/** An admin in Medusa's own dashboard. */
export class Dashboard {
  constructor(
    readonly page: Page,
    private readonly shopUrl: string
  ) {}

  static async login(page: Page, shopUrl: string, login: AdminLogin): Promise<Dashboard> {
    await page.goto(`${shopUrl}/app/orders`, { waitUntil: "commit" })
    await page.locator("input[name=email]").fill(login.email, { timeout: COMPILED_MS })
    await page.locator("input[name=password]").fill(login.password)
    await page.getByRole("button", { name: "Continue with Email" }).click()
    await page.getByRole("heading", { name: "Orders" }).waitFor({ timeout: COMPILED_MS })
    return new Dashboard(page, shopUrl)
  }

  async openOrder(number: string): Promise<void> {
    // Anew: the list that the dashboard has shown once it keeps for a while.
    await this.page.goto(`${this.shopUrl}/app/orders`)
    await this.page.getByRole("link", { name: `#${number}`, exact: true }).click()
    await this.payments.waitFor()
  }

  async waitForPaymentStatus(
    status: "Captured" | "Partially refunded" | "Refunded"
  ): Promise<void> {
    await this.paymentsHead.getByText(status, { exact: true }).waitFor()
  }

  /** Sends some yuan back through the drawer of the order's only payment. */
  async refund(yuan: string, beforeSaving?: () => Promise<void>): Promise<void> {
    await this.payments.getByRole("button").first().click()
    await this.page.getByRole("menuitem", { name: "Refund" }).click()
    const drawer = this.page.getByRole("dialog")
    await drawer.getByLabel("Amount").fill(yuan)
    await beforeSaving?.()
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.waitFor({ state: "hidden" })
    await this.payments.getByText(`- ¥${yuan}`).waitFor()
  }

  private get paymentsHead(): Locator {
    const heading = this.page.getByRole("heading", { name: "Payments" })
    return this.page.locator("main div").filter({ has: heading }).last()
  }

  private get payments(): Locator {
    return this.paymentsHead.locator("..")
  }
}
