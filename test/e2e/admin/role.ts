import type { Page } from "playwright-core"
import { cameraFor } from "../../support/e2e/camera"
import type { Desk } from "../../support/e2e/desk"
import { AdminClient } from "../../support/integration/admin-client"
import { inviteColleague } from "../../support/integration/colleague"
import { disputed } from "../../support/integration/disputes"

const MAY_READ = ["cnpay_trade", "cnpay_notification", "cnpay_run", "cnpay_discrepancy"].map(
  (resource) => `${resource}:read`
)

/** A colleague who may look at everything and change nothing. */
export function roleWalk(desk: Desk): void {
  const look = cameraFor("role")
  let colleague: AdminClient
  let page: Page
  let id: string

  beforeAll(async () => {
    const { shop, selling } = desk
    id = await disputed(selling, { kind: "unknown_line", no: "20260101000000aaaa", gatewayFen: 12 })
    const login = await inviteColleague(shop.shopUrl, selling.admin, MAY_READ)
    colleague = await AdminClient.login(shop.shopUrl, login)
    page = await desk.another(login)
  })
  afterAll(() => page?.close())

  it("is shown a discrepancy and offered no move", async () => {
    await page.goto(`${desk.shop.shopUrl}/app/cnpay/reconciliation/discrepancies/${id}`)
    const drawer = page.getByRole("dialog")
    await drawer.getByText("Your role may look at this and not change it.").waitFor()
    expect(await drawer.getByRole("radio").count()).toBe(0)
    await look(page, "discrepancy")

    await page.keyboard.press("Escape")
    await page.getByRole("heading", { name: "Reconciliation" }).waitFor()
    expect(await page.getByRole("button", { name: "Run a day" }).count()).toBe(0)
    expect(await page.getByRole("button", { name: "Upload a bill" }).count()).toBe(0)
  })

  it("is refused the move that it makes by hand, and nothing has changed", async () => {
    const path = `/admin/cnpay/discrepancies/${id}`
    const { status } = await colleague.post(`${path}/moves`, { move: "accept", reason: "by hand" })

    expect(status).toBe(403)
    const { body } = await desk.selling.admin.get(path)
    expect(body).toMatchObject({ discrepancy: { state: "open", reason: null } })
  })
}
