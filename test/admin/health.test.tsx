import { screen as shown, within } from "@testing-library/react"
import { Health } from "../../admin/health/page"
import { expectAccessible } from "../support/admin/accessible"
import { FakeApi, hang, json, refuse } from "../support/admin/fake-api"
import { visit, type Screen } from "../support/admin/mount"
import { anAccount } from "../support/admin/samples"

const health: Screen = { path: "/settings/cnpay", Page: Health }
const ROUTE = "GET accounts"

it("shows each account: mode, state, problems with what to do, keys with the days they last", async () => {
  await visit(health)

  await shown.findByRole("heading", { name: "WeChat Pay · wechat_main" })
  shown.getByText("Live")
  shown.getByText("Sandbox")
  shown.getByText("Degraded")
  const problems = shown.getByRole("list", { name: "Problems" })
  within(problems).getByText("A platform certificate ends in 12 days.")
  within(problems).getByText(/^What to do: Nothing, if/)
  shown.getByText("12 days left")
  shown.getByText("Does not end")
  shown.getAllByText("4,821, 12 with errors (0.2%)")
  await expectAccessible()
})

it("does not make up since when it has a problem that nobody saw begin", async () => {
  const [known] = anAccount().problems
  const account = anAccount({ problems: [{ ...known!, since: null }] })
  await visit(health, { api: new FakeApi().on(ROUTE, json({ accounts: [account] })) })

  const problems = await shown.findByRole("list", { name: "Problems" })
  expect(within(problems).queryByText(/^since/)).toBeNull()
})

it("checks an account now, and says how long the gateway took", async () => {
  const api = new FakeApi()
  const { user } = await visit(health, { api })
  await user.click((await shown.findAllByRole("button", { name: "Check now" }))[0]!)

  await shown.findByText("wechat_main: the gateway answered in 132 ms")
  expect(api.askedFor("POST accounts/*/check")).toHaveLength(1)
})

it("says in the reader's language why a check failed", async () => {
  const said = { en: "The signature is wrong.", zh: "签名错误。" }
  const error = { code: "SIGN_ERROR", message: said, next: said }
  const api = new FakeApi().on("POST accounts/*/check", json({ ok: false, duration_ms: 80, error }))
  const { user } = await visit(health, { api, language: "zhCN" })
  await user.click((await shown.findAllByRole("button", { name: "立即检查" }))[0]!)

  await shown.findByText("wechat_main：签名错误。")
})

it("says what will appear where no account is configured", async () => {
  await visit(health, { api: new FakeApi().on(ROUTE, json({ accounts: [] })) })
  await shown.findByText("No account is configured")
})

it("shows an account that has not been used yet", async () => {
  const fresh = anAccount({
    ...{ last_success_at: null, last_notification_at: null, last_balanced_day: null },
    ...{ p95_ms: null, clock_skew_ms: null, calls_24h: 0, errors_24h: 0, keys: [], problems: [] },
  })
  await visit(health, { api: new FakeApi().on(ROUTE, json({ accounts: [fresh] })) })

  expect(await shown.findAllByText("Never")).toHaveLength(3)
  shown.getByText("0, 0 with errors (0%)")
})

it("keeps its place while it is loaded", async () => {
  await visit(health, { api: new FakeApi().on(ROUTE, hang) })
  await shown.findByRole("status", { name: "Loading" })
})

it("says why it could not be loaded", async () => {
  await visit(health, { api: new FakeApi().on(ROUTE, refuse(500)) })
  await shown.findByText("It does not work.")
})

it("tells a role that may not see it so, and asks for nothing", async () => {
  const api = new FakeApi()
    .on("GET /admin/feature-flags", json({ feature_flags: { rbac: true } }))
    .on("GET /admin/rbac/me/permissions", json({ permissions: [] }))
  await visit(health, { api })

  await shown.findByText("Your role does not allow this.")
  expect(api.askedFor(ROUTE)).toEqual([])
})
