import { screen as shown, waitFor } from "@testing-library/react"
import { RunDetail } from "../../admin/reconciliation/run/page"
import { expectAccessible } from "../support/admin/accessible"
import { FakeApi, hang, json, page, refuse } from "../support/admin/fake-api"
import { visit, type Screen } from "../support/admin/mount"
import { aLine, aRun } from "../support/admin/samples"

const run: Screen = { path: "/cnpay/reconciliation/runs/:id", Page: RunDetail }
const AT = "/cnpay/reconciliation/runs/cnrun_1"
const ROUTE = "GET runs/*"

it("sets both sides' sums side by side, with what differs and the exact fees", async () => {
  await visit(run, { at: AT })

  await shown.findByRole("heading", { name: "2026-11-22, wechat_main" })
  shown.getByRole("row", { name: "Payments ¥238,800.00 × 1,200 ¥238,839.80 × 1,202 ¥39.80" })
  shown.getByText("¥1,433.0388")
  await expectAccessible()
})

it("lists only the discrepancies of this run", async () => {
  const api = new FakeApi()
  await visit(run, { api, at: AT })

  await shown.findByRole("link", { name: "Only at gateway" })
  expect(api.askedFor("GET discrepancies")[0]!.query.get("run_id")).toBe("cnrun_1")
})

it("says that every line has its match", async () => {
  const api = new FakeApi()
    .on(ROUTE, json({ run: aRun({ state: "balanced" }) }))
    .on("GET discrepancies", page("discrepancies", []))
  await visit(run, { api, at: AT })
  await shown.findByText("Every line has its match")
})

it("says which line a failed run stumbled over", async () => {
  const message = { en: "It has too few columns.", zh: "列数不足。" }
  const failed = aRun({
    ...{ state: "failed", totals: null },
    last_error: { code: "UNREADABLE", message, line: 17 },
  })
  await visit(run, { api: new FakeApi().on(ROUTE, json({ run: failed })), at: AT })
  await shown.findByText("What went wrong: It has too few columns. · Line 17")
})

it("runs again, and looks until the run is over", async () => {
  const api = new FakeApi()
  const { user } = await visit(run, { api, at: AT })
  await shown.findByText("Has discrepancies")
  api.on(ROUTE, json({ run: aRun({ state: "working" }) }))
  await user.click(await shown.findByRole("button", { name: "Run again" }))
  await shown.findByText("Matching")
  expect(api.askedFor("POST runs")[0]!.body).toEqual({
    account: "wechat_main",
    bill_day: "2026-11-22",
  })

  api.on(ROUTE, json({ run: aRun({ state: "balanced" }) }))
  await waitFor(() => shown.getByText("Balanced"), { timeout: 10_000 })
})

describe("the archived lines", () => {
  const LINES = "GET runs/*/lines"
  const lines = () => shown.findByRole("heading", { name: "Lines of the bill of trades" })

  it("are shown as the bill has them, what went back with a minus", async () => {
    const refund = { kind: "refund", direction: "out", line: 3, outRefundNo: "R1" } as const
    const api = new FakeApi().on(LINES, page("lines", [aLine(), aLine({ ...refund, amount: 500 })]))
    await visit(run, { api, at: AT })

    await lines()
    await shown.findByText("2026-11-22 12:00:00", { selector: "tr:first-child *" })
    shown.getByText("-¥5.00")
    await expectAccessible()
  })

  it("are a page of those of the balance where the address says so", async () => {
    const api = new FakeApi().on(LINES, page("lines", [aLine()], 45))
    await visit(run, { api, at: `${AT}?l_kind="fund"&l_offset=20` })

    await shown.findByRole("heading", { name: "Lines of the bill of the balance" })
    const asked = () => Object.fromEntries(api.askedFor(LINES).at(-1)!.query)
    expect(asked()).toEqual({ kind: "fund", limit: "20", offset: "20" })
  })

  it("are saved as CSV, which is not called the original file", async () => {
    const api = new FakeApi()
    const { user } = await visit(run, { api, at: AT })
    await user.click(await shown.findByRole("button", { name: "Download lines (CSV)" }))

    const asked = () => api.askedFor("GET runs/*/lines/export")[0]
    await waitFor(() => expect(asked()?.query.get("kind")).toBe("trade"))
  })

  it("are missing where no bill has been read, and nothing is offered to be saved", async () => {
    const api = new FakeApi().on(LINES, page("lines", []))
    await visit(run, { api, at: AT })

    await shown.findByText("No archived lines")
    expect(shown.queryByRole("button", { name: "Download lines (CSV)" })).toBeNull()
  })

  it("say why they cannot be had, and keep the rest of the page", async () => {
    const api = new FakeApi().on(LINES, refuse(500, "The archive is away.\n归档不可用。"))
    await visit(run, { api, at: AT })

    await shown.findByText("The archive is away.")
    shown.getByRole("heading", { name: "2026-11-22, wechat_main" })
  })
})

it("keeps its place while it is loaded", async () => {
  await visit(run, { api: new FakeApi().on(ROUTE, hang), at: AT })
  await shown.findByRole("status", { name: "Loading" })
})

it("says that there is no such run", async () => {
  await visit(run, { api: new FakeApi().on(ROUTE, refuse(404)), at: AT })
  await shown.findByText("It does not work.")
})

it("speaks Chinese", async () => {
  await visit(run, { at: AT, language: "zhCN" })
  await shown.findByRole("heading", { name: "2026-11-22，wechat_main" })
  shown.getByText("业务账单手续费")
  await shown.findByRole("heading", { name: "业务账单明细" })
})
