import { wechatTradeBill } from "../../../simulator/bills/wechat"
import { payment } from "../../support/bills/spooled"
import { cameraFor } from "../../support/e2e/camera"
import type { Desk } from "../../support/e2e/desk"
import { daysAgo } from "../../support/integration/past-sales"

/** A bill that somebody has on the disk. */
export function billWalk(desk: Desk): void {
  const look = cameraFor("bill")
  const day = daysAgo(40)
  const bill = (merchant = desk.shop.accounts.WECHAT_MCH_ID ?? "") =>
    Buffer.from(
      wechatTradeBill([payment(day)], {
        mchId: merchant,
        appId: desk.shop.accounts.WECHAT_APP_ID ?? "",
      })
    )
  const choose = async (name: string, buffer: Buffer) => {
    const drawer = desk.page.getByRole("dialog")
    await drawer
      .getByLabel("Drop the file here, or choose one")
      .setInputFiles({ name, buffer, mimeType: "text/csv" })
    await drawer.getByRole("button", { name: "Upload a bill" }).click()
    return drawer
  }

  it("of another merchant is refused with the reason", async () => {
    await desk.visit("/cnpay/reconciliation?tab=runs")
    await desk.page.getByRole("button", { name: "Upload a bill" }).click()
    const drawer = await choose("other.csv", bill("1900000001"))

    await drawer.getByText("It is the bill of another account.").waitFor()
    await look(desk.page, "refused")
  })

  it("is uploaded, and its run shows what the shop does not have", async () => {
    const { page } = desk
    await choose(`${day}.csv`, bill())

    await page.waitForURL(/\/cnpay\/reconciliation\/runs\/cnrun_/)
    await page.getByText(`${day}.csv: the bill of ${day} is uploaded and matched`).waitFor()
    await page.getByRole("heading", { name: `${day}, wechat_main` }).waitFor()
    await page.getByText("Has discrepancies").first().waitFor()
    await page.getByRole("link", { name: "Only at gateway", exact: true }).waitFor()
    await look(page, "run")
  })
}
