import { screen as shown, waitFor } from "@testing-library/react"
import { Reconciliation } from "../../admin/reconciliation/page"
import { FakeApi, hang, refuse } from "../support/admin/fake-api"
import { visit, type Screen } from "../support/admin/mount"

const reconciliation: Screen = { path: "/cnpay/reconciliation", Page: Reconciliation }
const ROUTE = "GET discrepancies/export"
const FILTERED = `/cnpay/reconciliation?tab=discrepancies&d_state=${encodeURIComponent('["open"]')}&d_q=CN1&d_offset=20`

/** The files that the browser was given to save, by their names. */
let saved: string[]
beforeEach(() => {
  saved = []
  Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: () => undefined })
  jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement
  ) {
    saved.push(this.download)
  })
})
afterEach(() => jest.restoreAllMocks())

const naming = (name: string) =>
  new FakeApi().on(ROUTE, () => ({
    body: "a file",
    headers: { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}` },
  }))

it.each([
  ["Export CSV", "csv"],
  ["Export XLSX", "xlsx"],
] as const)(
  "%s saves all pages of what the list shows, under the server's name",
  async (label, format) => {
    const api = naming(`差异 2026-11.${format}`)
    const { user } = await visit(reconciliation, { api, at: FILTERED })
    await user.click(await shown.findByRole("button", { name: label }))

    await shown.findByText(`差异 2026-11.${format} is downloaded`)
    expect(saved).toEqual([`差异 2026-11.${format}`])
    const { query } = api.askedFor(ROUTE)[0]!
    expect(Object.fromEntries(query)).toMatchObject({ format, lang: "en", q: "CN1" })
    expect([query.get("limit"), query.get("offset"), query.get("order")]).toEqual([
      null,
      null,
      null,
    ])
    expect(query.toString()).toContain("open")
  }
)

it("asks for the reader's language", async () => {
  const api = naming("差异.csv")
  const { user } = await visit(reconciliation, { api, at: FILTERED, language: "zhCN" })
  await user.click(await shown.findByRole("button", { name: "导出 CSV" }))

  await waitFor(() => expect(api.askedFor(ROUTE)[0]?.query.get("lang")).toBe("zh"))
})

it("is not asked for twice while the file is made", async () => {
  const api = new FakeApi().on(ROUTE, hang)
  const { user } = await visit(reconciliation, { api, at: FILTERED })
  await user.click(await shown.findByRole("button", { name: "Export CSV" }))

  await waitFor(() => {
    expect(shown.getByRole("button", { name: "Export XLSX" }).hasAttribute("disabled")).toBe(true)
  })
  await user.click(shown.getByRole("button", { name: "Export CSV" }))
  expect(api.askedFor(ROUTE)).toHaveLength(1)
})

it("says why there is no file, and saves nothing", async () => {
  const api = new FakeApi().on(ROUTE, refuse(403, "Forbidden"))
  const { user } = await visit(reconciliation, { api, at: FILTERED })
  await user.click(await shown.findByRole("button", { name: "Export CSV" }))

  await shown.findByText("The export failed")
  expect(saved).toEqual([])
})
