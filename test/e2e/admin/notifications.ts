import { cameraFor } from "../../support/e2e/camera"
import type { Desk } from "../../support/e2e/desk"
import { failedNotification, type FailedNotification } from "../../support/e2e/failed-notification"
import { session } from "../../support/integration/sale"
import { until } from "../../support/until"

/** What the shop was told and could not book, and what it did not believe. */
export function notificationsWalk(desk: Desk): void {
  const look = cameraFor("notifications")
  const open = async (state: string) => {
    const row = desk.page
      .getByRole("row")
      .filter({ has: desk.page.getByText(state, { exact: true }) })
    await row.first().getByRole("link").first().click()
    const drawer = desk.page.getByRole("dialog")
    await drawer.getByText(state, { exact: true }).waitFor()
    return drawer
  }

  let failed: FailedNotification
  beforeAll(async () => {
    failed = await failedNotification(desk.selling)
    await desk.visit("/cnpay/notifications")
    await desk.page.getByRole("searchbox").fill(failed.no)
    await desk.page.getByText("Failed", { exact: true }).waitFor()
  })

  it("that failed is replayed, and becomes an order", async () => {
    const { page, selling } = desk
    const drawer = await open("Failed")
    await look(page, "failed")
    await drawer.getByRole("button", { name: "Replay" }).click()

    await page.getByText(`Trade ${failed.no}: the notification is replayed`).waitFor()
    await drawer.getByText("Done", { exact: true }).first().waitFor()
    await drawer.getByText("Replay", { exact: true }).first().waitFor()
    expect(await selling.store.orderOf(failed.session)).toMatch(/^order_/)
    await look(page, "replayed")
    await page.keyboard.press("Escape")
  })

  it("that was not believed is shown with the reason, and has no replay", async () => {
    const { page, selling } = desk
    const { out_trade_no: no } = await session(selling, "wechat", await selling.store.cart())
    const fault = { gateway: "wechat", on: "notification", kind: "wrong_key" } as const
    await selling.gateways.fault({ ...fault, match: { out_trade_no: no } })
    await selling.gateways.pay("wechat", no)
    const rejected = async () =>
      (await selling.db.raw(`select 1 from cnpay_rejection limit 1`)).rows.length > 0
    await until(rejected, { what: "the rejection is written down" })

    await desk.visit("/cnpay/notifications")
    const drawer = await open("Rejected")
    await drawer.getByText("Rejected: it can be looked at and never replayed.").waitFor()
    expect(await drawer.getByRole("button", { name: "Replay" }).count()).toBe(0)
    await look(page, "rejected")
    await page.keyboard.press("r")
    expect(await page.getByText(/replayed$/).count()).toBe(0)
  })
}
