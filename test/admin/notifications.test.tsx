import { screen as shown, waitFor } from "@testing-library/react"
import { NotificationDrawer } from "../../admin/notifications/drawer"
import { Inbox } from "../../admin/notifications/page"
import { expectAccessible } from "../support/admin/accessible"
import { FakeApi, hang, json, page, refuse } from "../support/admin/fake-api"
import { visit, type Screen } from "../support/admin/mount"
import { aNotificationDetail, TRADE_NO } from "../support/admin/samples"

const inbox: Screen = {
  path: "/cnpay/notifications",
  Page: Inbox,
  over: { ":id": NotificationDrawer },
}
const LIST = "GET notifications"

const opened = (changes: Parameters<typeof aNotificationDetail>[0]) =>
  new FakeApi().on("GET notifications/*", json({ notification: aNotificationDetail(changes) }))

const open = (api: FakeApi, language: "en" | "zhCN" = "en") =>
  visit(inbox, { api, language, at: "/cnpay/notifications/cnntf_1" })

it("lists what came, with its state, attempts, and when it is worked on next", async () => {
  await visit(inbox)

  await shown.findByText("Failed")
  for (const state of ["Done", "Retrying", "Rejected", "Working", "Waiting"]) shown.getByText(state)
  shown.getByText("Done in 0.4 s")
  await expectAccessible()
})

it("tells a role that may not see the inbox so, and asks for nothing", async () => {
  const api = new FakeApi()
    .on("GET /admin/feature-flags", json({ feature_flags: { rbac: true } }))
    .on("GET /admin/rbac/me/permissions", json({ permissions: [] }))
  await visit(inbox, { api })

  await shown.findByText("Your role does not allow this.")
  expect(api.askedFor(LIST)).toEqual([])
})

it("asks the server for what the address filters and searches by", async () => {
  const api = new FakeApi()
  const at = `/cnpay/notifications?q=${TRADE_NO}&state=${encodeURIComponent('["failed"]')}&offset=20`
  await visit(inbox, { api, at })

  await shown.findByText("Retrying")
  const { query } = api.askedFor(LIST)[0]!
  expect(Object.fromEntries(query)).toEqual({
    ...{ q: TRADE_NO, "state[0]": "failed" },
    ...{ limit: "20", offset: "20", order: "-received_at" },
  })
})

it("says what will appear in an empty inbox", async () => {
  await visit(inbox, { api: new FakeApi().on(LIST, page("notifications", [])) })
  await shown.findByText("No notifications yet")
})

it("says that nothing matches where a search finds nothing", async () => {
  const api = new FakeApi().on(LIST, page("notifications", []))
  await visit(inbox, { api, at: "/cnpay/notifications?q=nothing" })
  await shown.findByText("Nothing matches")
})

it("says why the inbox could not be loaded, and tries again", async () => {
  const api = new FakeApi().on(LIST, refuse(500))
  const { user } = await visit(inbox, { api })
  await shown.findByText("It does not work.")

  api.on(LIST, page("notifications", []))
  await user.click(shown.getByRole("button", { name: "Try again" }))
  await shown.findByText("No notifications yet")
})

it("replays together by `r` what failed, and lets nothing else be chosen", async () => {
  const api = new FakeApi()
  const { user } = await visit(inbox, { api })
  const boxes = await shown.findAllByRole("checkbox", { name: "Select" })
  const choosable = boxes.map((box) => !box.hasAttribute("disabled"))
  expect(choosable).toEqual([false, true, true, false, false, false])

  await user.click(boxes[1]!)
  await user.click(boxes[2]!)
  await user.keyboard("r")
  await waitFor(() => expect(api.askedFor("POST notifications/replay")).toHaveLength(1))
  expect(api.askedFor("POST notifications/replay")[0]!.body).toEqual({
    ids: ["cnntf_2", "cnntf_3"],
  })
  await shown.findByText("1 notifications replayed")
})

it("opens a notification: what it said, and every attempt", async () => {
  await open(opened({ last_error: "ORDER_LOCKED", done_at: null, state: "failed" }))

  await shown.findByRole("heading", { name: "Content, verified and redacted" })
  expect(shown.getByText(/"trade_state": "SUCCESS"/)).toBeTruthy()
  shown.getByText("ORDER_LOCKED")
  shown.getByText("First try · Done")
  await expectAccessible()
})

it("replays one by its button and by `r`, and tells of it with the trade's number", async () => {
  const api = opened({ state: "failed" })
  const { user } = await open(api)
  await user.click(await shown.findByRole("button", { name: "Replay" }))
  await shown.findByText(`Trade ${TRADE_NO}: the notification is replayed`)

  await user.keyboard("r")
  await waitFor(() => expect(api.askedFor("POST notifications/*/replay")).toHaveLength(2))
})

it("follows a replay until it is done", async () => {
  const api = opened({ state: "waiting", done_at: null })
  await open(api)
  await shown.findAllByText("Waiting")

  api.on("GET notifications/*", json({ notification: aNotificationDetail({ state: "done" }) }))

  await waitFor(() => expect(shown.getAllByText("Done").length).toBeGreaterThan(1))
})

it("never replays a rejected one, and says why it was rejected", async () => {
  const reason = { en: "The signature is not the gateway's.", zh: "签名不是支付渠道的。" }
  const unread = { event: null, about: null, out_trade_no: null }
  const content = { id: "***" }
  const api = opened({ ...unread, state: "rejected", content, reason, history: [] })
  const { user } = await open(api)
  await shown.findByText("Rejected: it can be looked at and never replayed.")
  shown.getByRole("heading", { name: "Content, not verified, redacted" })
  expect(shown.queryByText(/cnpay\./)).toBeNull()
  shown.getByText("The signature is not the gateway's.")
  await user.keyboard("r")

  expect(shown.queryByRole("button", { name: "Replay" })).toBeNull()
  expect(api.askedFor("POST notifications/*/replay")).toEqual([])
})

it("offers no replay to a role that may only look", async () => {
  const api = opened({ state: "failed" })
    .on("GET /admin/feature-flags", json({ feature_flags: { rbac: true } }))
    .on("GET /admin/rbac/me/permissions", json({ permissions: ["cnpay_notification:read"] }))
  await open(api)

  await shown.findByText("First try · Done")
  expect(shown.queryByRole("button", { name: "Replay" })).toBeNull()
})

it("keeps its place while it is loaded", async () => {
  await open(new FakeApi().on("GET notifications/*", hang))
  await shown.findByRole("status", { name: "Loading" })
})

it("speaks Chinese", async () => {
  await open(opened({ state: "failed" }), "zhCN")
  await shown.findByText("内容（已验签、已脱敏）")
  shown.getByRole("button", { name: "重放" })
})
