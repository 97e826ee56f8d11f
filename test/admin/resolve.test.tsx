import { screen as shown, waitFor, within } from "@testing-library/react"
import { ResolveDrawer } from "../../admin/reconciliation/resolve/drawer"
import { expectAccessible } from "../support/admin/accessible"
import { FakeApi, hang, json, refuse } from "../support/admin/fake-api"
import { visit, type Screen } from "../support/admin/mount"
import { aDetail, aDiscrepancy, ago, TRADE_NO } from "../support/admin/samples"
import { Outlet } from "react-router-dom"

const drawer: Screen = {
  path: "/cnpay/reconciliation",
  Page: Outlet,
  over: { "discrepancies/:id": ResolveDrawer },
}
const AT = "/cnpay/reconciliation/discrepancies/cndis_1?tab=discrepancies"
const MOVE = "POST discrepancies/*/moves"

const showing = (changes: Parameters<typeof aDetail>[0] = {}) =>
  new FakeApi().on("GET discrepancies/*", json({ discrepancy: aDetail(changes) }))

const open = (api: FakeApi, language: "en" | "zhCN" = "en") =>
  visit(drawer, { api, language, at: AT })

it("says what it means, and sets ours beside the gateway's", async () => {
  const ours = { total: 1990, state: "open" }
  const gateway = { total: 2090, state: "paid", type: "SUCCESS", at: "2026-11-22 12:00:00" }
  await open(showing({ kind: "amount_differs", ours_fen: 1990, gateway_fen: 2090, ours, gateway }))

  await shown.findByText("Both sides have it, with different amounts.")
  shown.getByRole("row", { name: "Amount ≠ ¥19.90 ¥20.90" })
  shown.getByRole("row", { name: "State ≠ Not paid Paid" })
  shown.getByRole("row", { name: "The gateway's word Not there SUCCESS" })
  await expectAccessible()
})

it("marks nothing that is the same in other words", async () => {
  const ours = {
    ...{ amount: 1990, at: "2026-11-22T04:00:00.000Z", currency: "cny", state: "paid" },
    payee: { appid: ["wx1", "wx2"], mchid: "1900" },
  }
  const gateway = {
    ...{ total: 2090, paidAt: "2026-11-22 12:00:00", currency: "CNY", state: "paid" },
    payee: { appid: "wx2", mchid: "1900" },
  }
  await open(showing({ kind: "amount_differs", ours_fen: 1990, gateway_fen: 2090, ours, gateway }))

  const marked = await shown.findAllByRole("row", { name: /≠/ })
  expect(marked.map(({ textContent }) => textContent)).toEqual(["Amount≠¥19.90¥20.90"])
  shown.getByRole("row", { name: "App id wx1, wx2 wx2" })
  shown.getByRole("row", { name: "Currency CNY CNY" })
})

it("shows each of several things that differ within the shop's own books", async () => {
  const ours = [
    { kind: "captured", payment: "pay_1", captured: 10_000, paid: 12_800 },
    { kind: "transaction_sum", captured: 10_000, booked: 0 },
  ]
  const sums = { ours_fen: null, gateway_fen: null }
  await open(showing({ kind: "books_differ", ...sums, ours, gateway: null }))

  await shown.findByRole("row", { name: /^What differs What was captured is not what was paid/ })
  shown.getByRole("row", { name: /^What differs The order's sum is not what was captured/ })
  shown.getByRole("row", { name: "Paid ¥128.00 Not there" })
})

it("offers the legal moves and nothing else, and sends nothing before one is chosen", async () => {
  await open(showing({ moves: ["query", "accept"] }))

  const moves = await shown.findAllByRole("radio")
  expect(moves.map((radio) => radio.getAttribute("value"))).toEqual(["query", "accept"])
  const names = shown.getAllByRole("button").map(({ textContent }) => textContent)
  expect(names).not.toContain("Query gateway")
})

it("queries at once: that moves no money", async () => {
  const api = showing({ moves: ["query", "accept"] })
  const { user } = await open(api)
  await user.click(await shown.findByRole("radio", { name: "Query gateway" }))
  await user.click(shown.getByRole("button", { name: "Query gateway" }))

  await waitFor(() => expect(api.askedFor(MOVE)[0]?.body).toEqual({ move: "query" }))
})

it("sends money back only with a reason, and when the amount was typed beside amount and payee", async () => {
  const api = showing({ moves: ["refund"] })
  const { user, router } = await open(api)
  await user.click(await shown.findByRole("radio", { name: "Refund at gateway" }))
  await user.type(shown.getByRole("textbox", { name: /Reason/ }), "paid twice by mistake")
  await user.click(shown.getByRole("button", { name: "Refund at gateway" }))

  const prompt = await shown.findByRole("alertdialog")
  within(prompt).getByText("Move ¥19.90?")
  expect(prompt.textContent).toContain("¥19.90 to o***3k (WeChat Pay)")
  const confirm = within(prompt).getByRole("button", { name: "Refund at gateway" })
  await user.type(within(prompt).getByRole("textbox"), "19.9")
  expect(confirm.hasAttribute("disabled")).toBe(true)
  await user.type(within(prompt).getByRole("textbox"), "0")
  await user.click(confirm)

  await waitFor(() =>
    expect(api.askedFor(MOVE)[0]?.body).toEqual({
      move: "refund",
      reason: "paid twice by mistake",
      amount_fen: 1990,
    })
  )
  await shown.findByText(`${TRADE_NO}: Refund at gateway, done`)
  await waitFor(() =>
    expect(router.state.location).toMatchObject({
      pathname: "/cnpay/reconciliation",
      search: "?tab=discrepancies",
    })
  )
})

it("sends nothing when the confirmation is cancelled", async () => {
  const api = showing({ moves: ["refund"] })
  const { user } = await open(api)
  await user.click(await shown.findByRole("radio", { name: "Refund at gateway" }))
  await user.type(shown.getByRole("textbox", { name: /Reason/ }), "mistake")
  await user.click(shown.getByRole("button", { name: "Refund at gateway" }))
  const prompt = await shown.findByRole("alertdialog")
  await user.click(within(prompt).getByRole("button", { name: "Cancel" }))

  await waitFor(() => expect(shown.queryByRole("alertdialog")).toBeNull())
  expect(api.askedFor(MOVE)).toEqual([])
})

it.each(["refund", "accept", "cancel_capture", "retry", "redirect"] as const)(
  "wants a reason for %s",
  async (move) => {
    const api = showing({ moves: [move] })
    const { user } = await open(api)
    await user.click(await shown.findByRole("radio"))
    await user.type(shown.getByRole("textbox", { name: /Reason/ }), "  x  ")
    await user.click(shown.getAllByRole("button").at(-1)!)

    await shown.findByText("A reason of at least 3 characters is needed.")
    expect(api.askedFor(MOVE)).toEqual([])
  }
)

it("stays open with what the move found when the difference is still there", async () => {
  const api = showing({ moves: ["query"] }).on(
    MOVE,
    json({
      discrepancy: aDiscrepancy({ state: "open" }),
      why: { en: "The gateway says the same.", zh: "渠道结果相同。" },
    })
  )
  const { user, router } = await open(api)
  await user.click(await shown.findByRole("radio"))
  await user.click(shown.getByRole("button", { name: "Query gateway" }))

  await shown.findByText(
    `${TRADE_NO}: Query gateway is done, and the difference is still there: The gateway says the same.`
  )
  expect(router.state.location.pathname).toContain("cndis_1")
})

it("closes over money that is on its way, and says so", async () => {
  const api = showing({ moves: ["query"] }).on(
    MOVE,
    json({
      discrepancy: aDiscrepancy({ state: "resolving" }),
      why: { en: "The money is on its way back.", zh: "退款处理中。" },
    })
  )
  const { user, router } = await open(api)
  await user.click(await shown.findByRole("radio"))
  await user.click(shown.getByRole("button", { name: "Query gateway" }))

  await shown.findByText(`${TRADE_NO}: Query gateway is under way. The money is on its way back.`)
  await waitFor(() => expect(router.state.location.pathname).toBe("/cnpay/reconciliation"))
})

it("is resolved before the reader's eyes when money that was on its way arrives", async () => {
  const api = showing({ state: "resolving", moves: [] })
  await open(api)
  await shown.findByText("Resolving")

  const resolution = { state: "resolved", resolution: "refunded", resolved_at: ago(0) } as const
  api.on("GET discrepancies/*", json({ discrepancy: aDetail({ ...resolution, moves: [] }) }))

  await shown.findByText("Resolved")
  shown.getByText(/^Money sent back/)
})

it("tells a refusal with the number, and keeps what was written", async () => {
  const api = showing({ moves: ["accept"] }).on(
    MOVE,
    refuse(400, "Somebody is at it already.\n已有人在处理。")
  )
  const { user } = await open(api)
  await user.click(await shown.findByRole("radio"))
  await user.type(shown.getByRole("textbox", { name: /Reason/ }), "bank fee")
  await user.click(shown.getByRole("button", { name: "Accept as it is" }))

  await shown.findByText(`${TRADE_NO}: Accept as it is failed`)
  await shown.findByText("Somebody is at it already.")
  expect(shown.getByRole("textbox", { name: /Reason/ })).toHaveProperty("value", "bank fee")
})

it("shows who did what, when and why", async () => {
  await open(showing())

  await shown.findByText("ling@shop.example")
  shown.getByText("The books do not agree yet.")
  shown.getByText("Automatic")
})

it("names the key that made a move where no person did", async () => {
  const [made] = aDetail().history
  await open(showing({ history: [{ ...made!, by: { id: "apk_01KAB2", email: null } }] }))

  await shown.findByText(/apk_01KAB2/)
})

it("names what the plugin did when whoever made a move was gone", async () => {
  const [made] = aDetail().history
  await open(showing({ history: [{ ...made!, move: "abandoned", by: null }] }))

  await shown.findByText("A move broke off")
})

it("offers nothing to a role that may only look", async () => {
  const api = showing()
    .on("GET /admin/feature-flags", json({ feature_flags: { rbac: true } }))
    .on("GET /admin/rbac/me/permissions", json({ permissions: ["cnpay_discrepancy:read"] }))
  await open(api)

  await shown.findByText("Your role may look at this and not change it.")
  expect(shown.queryByRole("radio")).toBeNull()
})

it("offers no move that sends money to a role that may not make refunds", async () => {
  const permissions = ["cnpay_discrepancy:read", "cnpay_discrepancy:update"]
  const api = showing({ moves: ["settle", "refund", "accept"] })
    .on("GET /admin/feature-flags", json({ feature_flags: { rbac: true } }))
    .on("GET /admin/rbac/me/permissions", json({ permissions }))
  await open(api)

  const moves = await shown.findAllByRole("radio")
  expect(moves.map((radio) => radio.getAttribute("value"))).toEqual(["settle", "accept"])
})

it("keeps its place while it is loaded, and says what went wrong", async () => {
  const api = showing().on("GET discrepancies/*", hang)
  await open(api)
  await shown.findByRole("status", { name: "Loading" })
})

it("says that a discrepancy could not be loaded", async () => {
  await open(showing().on("GET discrepancies/*", refuse(404, "There is none.\n不存在。")), "zhCN")
  await shown.findByText("不存在。")
})

it("speaks Chinese", async () => {
  await open(showing({ state: "waiting", waits_for: "2026-11-23" }), "zhCN")

  await shown.findByText("长款（仅渠道有）")
  shown.getByText("将以 2026-11-23 的对账单复核")
  await shown.findByRole("radio", { name: "渠道退款" })
})
