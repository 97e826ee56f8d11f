import { screen as shown, waitFor, within } from "@testing-library/react"
import { Reconciliation } from "../../admin/reconciliation/page"
import { ResolveDrawer } from "../../admin/reconciliation/resolve/drawer"
import { DISCREPANCY_KINDS } from "../../src/core/discrepancy"
import { expectAccessible } from "../support/admin/accessible"
import { FakeApi, hang, json, page, refuse } from "../support/admin/fake-api"
import { visit, type Screen } from "../support/admin/mount"
import { aDiscrepancy, anOverview } from "../support/admin/samples"
import { en } from "../../admin/i18n/en"

const reconciliation: Screen = {
  path: "/cnpay/reconciliation",
  Page: Reconciliation,
  over: { "discrepancies/:id": ResolveDrawer },
}
const at = (query: string) => `/cnpay/reconciliation?${query}`

it("shows how the books stand, and begins with the discrepancies while there are any", async () => {
  const { router } = await visit(reconciliation)

  await shown.findByText("99.98%")
  shown.getByText("¥1,284.50")
  await waitFor(() => expect(router.state.location.search).toContain("tab=discrepancies"))
  expect(new URLSearchParams(router.state.location.search).get("d_state")).toBe(
    '["open","resolving","waiting"]'
  )
  await shown.findByRole("link", { name: "Only at gateway" })
  await expectAccessible()
})

it("begins with the runs when nothing is open", async () => {
  const api = new FakeApi().on("GET overview", json(anOverview({ open: 0, oldest_open_at: null })))
  const { router } = await visit(reconciliation, { api })

  await waitFor(() => expect(router.state.location.search).toContain("tab=runs"))
  await shown.findByText("Has discrepancies")
  shown.getByText("None")
})

it("never rounds a match rate up to all", async () => {
  const api = new FakeApi().on("GET overview", json(anOverview({ match_rate: 0.999999 })))
  await visit(reconciliation, { api })
  await shown.findByText("99.99%")
})

it("says the charts to those who do not see them", async () => {
  await visit(reconciliation)

  const volume = await shown.findByRole("table", { name: "Payments, refunds and fees per day" })
  expect(within(volume).getAllByRole("row")).toHaveLength(31)
  const ages = shown.getByRole("table", { name: "Open discrepancies by age" })
  expect(within(ages).getByRole("row", { name: "3 to 7 days 1 ¥1,010.00" })).toBeTruthy()
})

it("keeps the places while the figures are loaded", async () => {
  const api = new FakeApi().on("GET overview", hang).on("GET runs", hang)
  await visit(reconciliation, { api, at: at("tab=runs") })

  await shown.findByRole("status", { name: "Loading" })
})

it("says why the figures could not be loaded, and still shows the runs", async () => {
  const api = new FakeApi().on("GET overview", refuse(500))
  await visit(reconciliation, { api, at: at("tab=runs") })

  await shown.findByText("It does not work.")
  await shown.findByText("Balanced")
})

it("has a name for every kind that the books know", () => {
  expect(Object.keys(en.discrepancies.kinds)).toEqual([...DISCREPANCY_KINDS])
  expect(Object.keys(en.discrepancies.means)).toEqual([...DISCREPANCY_KINDS])
})

it("says what will appear where there are no discrepancies, and otherwise when a filter hides them", async () => {
  const api = new FakeApi().on("GET discrepancies", page("discrepancies", []))
  await visit(reconciliation, { api, at: at("tab=discrepancies") })
  await shown.findByText("No discrepancies")
  shown.getByText(/appears here every morning/)
})

it("says that nothing matches where a filter hides everything", async () => {
  const api = new FakeApi().on("GET discrepancies", page("discrepancies", []))
  const filtered = at(`tab=discrepancies&d_state=${encodeURIComponent('["accepted"]')}`)
  await visit(reconciliation, { api, at: filtered })

  await shown.findByText("Nothing matches")
  expect(api.askedFor("GET discrepancies")[0]!.query.get("state[0]")).toBe("accepted")
})

it("says what will appear where there are no runs yet", async () => {
  const api = new FakeApi().on("GET runs", page("runs", []))
  await visit(reconciliation, { api, at: at("tab=runs") })

  await shown.findByText("No runs yet")
})

it("does to many only what moves no money, and only where it is legal", async () => {
  const api = new FakeApi()
  const { user } = await visit(reconciliation, { api, at: at("tab=discrepancies") })
  const boxes = async () => shown.findAllByRole("checkbox", { name: "Select" })
  expect((await boxes())[0]!.hasAttribute("disabled")).toBe(true)
  await user.click((await boxes())[1]!)

  const bar = await shown.findByRole("dialog")
  expect(
    within(bar)
      .getAllByRole("button")
      .map(({ textContent }) => textContent)
  ).toEqual([
    expect.stringContaining("Query gateway"),
    expect.stringContaining("Wait for next bill"),
  ])
  await user.keyboard("q")
  await waitFor(() => expect(api.askedFor("POST discrepancies/moves")).toHaveLength(1))
  expect(api.askedFor("POST discrepancies/moves")[0]!.body).toEqual({
    ids: ["cndis_2"],
    move: "query",
  })
})

it("begins the run of a day that a person chooses, and goes to it", async () => {
  const api = new FakeApi()
  const { user, router } = await visit(reconciliation, { api, at: at("tab=runs") })
  await user.click(await shown.findByRole("button", { name: "Run a day" }))
  const day = await shown.findByLabelText("Bill day (Beijing)")
  await expectAccessible()
  await user.clear(day)
  await user.type(day, "2026-11-20")
  await user.click(shown.getByRole("button", { name: "Run" }))

  await waitFor(() => expect(router.state.location.pathname).toMatch(/runs\/cnrun_1$/))
  const [asked] = api.askedFor("POST runs")
  expect(asked!.body).toEqual({ account: "wechat_main", bill_day: "2026-11-20" })
})

it("warns once of what is wrong with an account, until it is dismissed", async () => {
  const { user } = await visit(reconciliation)

  const problem = "wechat_main: A platform certificate ends in 12 days."
  await shown.findByText(problem)
  expect(shown.getByRole("link", { name: "See what to do" }).getAttribute("href")).toBe(
    "/settings/cnpay"
  )
  await user.click(shown.getByRole("button", { name: "Dismiss" }))
  expect(shown.queryByText(problem)).toBeNull()
})

it("offers no runs and uploads to a role that may only look", async () => {
  const api = new FakeApi()
    .on("GET /admin/feature-flags", json({ feature_flags: { rbac: true } }))
    .on(
      "GET /admin/rbac/me/permissions",
      json({ permissions: ["cnpay_run:read", "cnpay_discrepancy:read"] })
    )
  await visit(reconciliation, { api, at: at("tab=discrepancies") })

  await shown.findByRole("link", { name: "Only at gateway" })
  expect(shown.queryByRole("button", { name: "Upload a bill" })).toBeNull()
  expect(shown.queryByRole("button", { name: "Run a day" })).toBeNull()
  expect(shown.queryByRole("checkbox")).toBeNull()
})

it.each([
  ["cnpay_run:read", "tab=discrepancies", 1],
  ["cnpay_discrepancy:read", "tab=runs", 2],
])(
  "tells a role that has %s only what it may not see, and asks for none of it",
  async (...role) => {
    const [permission, tab, notes] = role
    const api = new FakeApi()
      .on("GET /admin/feature-flags", json({ feature_flags: { rbac: true } }))
      .on("GET /admin/rbac/me/permissions", json({ permissions: [permission] }))
    await visit(reconciliation, { api, at: at(tab) })

    await waitFor(() =>
      expect(shown.getAllByText("Your role does not allow this.")).toHaveLength(notes)
    )
    await waitFor(() => expect(shown.queryByRole("status", { name: "Loading" })).toBeNull())
    expect(api.askedFor("GET overview")).toHaveLength(2 - notes)
  }
)

it("speaks Chinese", async () => {
  const rows = [aDiscrepancy({ kind: "paid_twice" })]
  const api = new FakeApi().on("GET discrepancies", page("discrepancies", rows))
  await visit(reconciliation, { api, at: at("tab=discrepancies"), language: "zhCN" })

  await shown.findByRole("heading", { name: "对账" })
  await shown.findByRole("link", { name: "重复支付" })
  shown.getByText("风险金额")
})
