import { ordersQueryKeys } from "@medusajs/dashboard/hooks"
import type { AdminOrder } from "@medusajs/framework/types"
import { screen as shown, waitFor } from "@testing-library/react"
import { PaymentTrace } from "../../admin/payment-trace/widget"
import type { Trade } from "../../admin/shared/api/trades"
import { expectAccessible } from "../support/admin/accessible"
import { FakeApi, hang, json, page, refuse } from "../support/admin/fake-api"
import { visit, type Screen } from "../support/admin/mount"
import {
  abnormalRefund,
  aCall,
  aDiscrepancy,
  ago,
  aRefund,
  aTrade,
  ORDER_ID,
  TRADE_NO,
} from "../support/admin/samples"

const ROUTE = "GET orders/*/trace"

const paidBy = (provider: string) =>
  ({
    id: ORDER_ID,
    payment_collections: [{ payments: [{ provider_id: provider }] }],
  }) as AdminOrder

const widget = (order = paidBy("pp_wechat_main")): Screen => ({
  path: "/orders/1",
  Page: () => <PaymentTrace data={order} />,
})

const tracing = (...trades: Trade[]) => new FakeApi().on(ROUTE, json({ trace: { trades } }))

it("shows what the gateway knows: state, numbers to copy, amount, and how the shop learned", async () => {
  await visit(widget(), { api: tracing(aTrade()) })

  await shown.findByText("Told by the gateway")
  shown.getByRole("heading", { name: "Payment trace" })
  shown.getByText(TRADE_NO)
  shown.getByRole("button", { name: "Copy Merchant order no." })
  expect(shown.getAllByText("¥19.90").length).toBeGreaterThan(0)
  shown.getByText("Scan code")
  await expectAccessible()
})

it("shows a refund as soon as Medusa's own dialog has made the order old", async () => {
  const api = tracing(aTrade())
  const { client } = await visit(widget(), { api })
  await shown.findByText("Told by the gateway")

  api.on(ROUTE, json({ trace: { trades: [aTrade({ refunds: [aRefund()] })] } }))
  // What the dashboard does after its own refund; it knows nothing of us.
  await client.invalidateQueries({ queryKey: ordersQueryKeys.details() })

  await shown.findByRole("heading", { name: "Refunds at the gateway" })
  shown.getByText("Processing")
})

it("shows nothing on an order that another provider was paid through", async () => {
  const api = new FakeApi().on(ROUTE, json({ trace: null }))
  await visit(widget(paidBy("pp_stripe_stripe")), { api })

  await waitFor(() => expect(api.askedFor(ROUTE)).toHaveLength(1))
  await waitFor(() => expect(shown.queryByRole("heading")).toBeNull())
})

it("keeps the place of a payment of ours while it is loaded", async () => {
  await visit(widget(), { api: new FakeApi().on(ROUTE, hang) })

  await shown.findByRole("status", { name: "Loading" })
  await expectAccessible()
})

it("says why it could not be loaded, and tries again", async () => {
  const api = new FakeApi().on(ROUTE, refuse(500, "The archive is away.\n归档不可用。"))
  const { user } = await visit(widget(), { api })
  await shown.findByText("The archive is away.")
  await expectAccessible()

  api.on(ROUTE, json({ trace: { trades: [aTrade()] } }))
  await user.click(shown.getByRole("button", { name: "Try again" }))
  await shown.findByText(TRADE_NO)
})

it("shows the newest and the oldest of a long story, and the rest when asked", async () => {
  const { user } = await visit(widget(), { api: tracing(aTrade()) })

  await shown.findByText("Matched in the gateway's bill")
  shown.getByText("Payment offered to the shopper")
  expect(shown.queryByText("¥19.90", { selector: "li *" })).not.toBeNull()
  shown.getByText("2 duplicates ignored")
  await user.click(shown.getByRole("button", { name: "Show 1 more" }))
  shown.getByText("Paid at the gateway")
  shown.getByText("in 0.412 s")
})

it("warns of a discrepancy with what it means and the way to it", async () => {
  const trade = aTrade({
    status: "attention",
    discrepancies: [aDiscrepancy({ kind: "late_money" })],
  })
  await visit(widget(), { api: tracing(trade) })

  await shown.findByText("It was paid when nothing was left that it could pay for.")
  const link = shown.getByRole("link", { name: "Look at it" })
  expect(link.getAttribute("href")).toBe("/cnpay/reconciliation/discrepancies/cndis_1")
  await expectAccessible()
})

it("offers to settle money that the gateway has and the shop has not, and says how it went", async () => {
  const trade = aTrade({ settled_at: null, paid_at: ago(120_000), due_at: ago(-60_000) })
  const api = tracing(trade)
  const { user } = await visit(widget(), { api })

  await shown.findByText("Paid at the gateway, order not completed yet")
  await user.click(shown.getByRole("button", { name: "Settle now" }))
  await shown.findByText(`Trade ${TRADE_NO}: the gateway was asked, the money is booked`)
  expect(api.askedFor("POST trades/*/query")).toHaveLength(1)
})

it("asks the gateway from the menu; a refusal is told with the trade's number, in the reader's language", async () => {
  const api = tracing(aTrade()).on(
    "POST trades/*/query",
    refuse(503, "The gateway did not answer.\n支付渠道未响应。")
  )
  const { user } = await visit(widget(), { api, language: "zhCN" })

  await user.click(await shown.findByRole("button", { name: "操作" }))
  await user.click(await shown.findByRole("menuitem", { name: "立即查询渠道" }))
  await shown.findByText(`交易 ${TRADE_NO} 查询失败`)
  await shown.findByText("支付渠道未响应。")
})

it("shows refunds that are on their way or stuck beside Medusa's own, and what can be done", async () => {
  const api = tracing(aTrade({ status: "refunding", refunds: [aRefund(), abnormalRefund()] }))
  await visit(widget(), { api })

  await shown.findByRole("heading", { name: "Refunds at the gateway" })
  shown.getByText("Processing")
  shown.getByText("Abnormal")
  shown.getByText("The shopper's account is closed.")
  shown.getByText("What to do: Redirect the refund to a bank card of the shopper.")
  await expectAccessible()
})

it("redirects an abnormal refund only with a reason and the amount typed, and names the payee", async () => {
  const api = tracing(aTrade({ refunds: [abnormalRefund()] }))
  const { user } = await visit(widget(), { api })
  await user.click(await shown.findByRole("button", { name: "Redirect abnormal refund" }))
  const submit = () => shown.getAllByRole("button", { name: "Redirect abnormal refund" }).at(-1)!
  await user.click(submit())
  await shown.findByText("A reason of at least 3 characters is needed.")

  await user.type(shown.getByRole("textbox", { name: /Reason/ }), "closed account")
  await user.click(submit())
  const prompt = await shown.findByRole("alertdialog")
  expect(prompt.textContent).toContain("¥9.90 to the merchant's own account")
  expect(submit().hasAttribute("disabled")).toBe(true)
  await user.type(shown.getByRole("textbox", { name: /9\.90/ }), "9.90")
  await user.click(submit())

  await waitFor(() => expect(api.askedFor("POST refunds/*/redirect")).toHaveLength(1))
  expect(api.askedFor("POST refunds/*/redirect")[0]!.body).toEqual({ reason: "closed account" })
})

it("offers no moves to a role that may only look", async () => {
  const api = tracing(aTrade({ refunds: [abnormalRefund()] }))
    .on("GET /admin/feature-flags", json({ feature_flags: { rbac: true } }))
    .on("GET /admin/rbac/me/permissions", json({ permissions: ["cnpay_trade:read"] }))
  const { user } = await visit(widget(), { api })

  await shown.findByText("Abnormal")
  expect(shown.queryByRole("button", { name: "Redirect abnormal refund" })).toBeNull()
  expect(shown.queryByRole("button", { name: "Accept as it is" })).toBeNull()
  await user.click(shown.getByRole("button", { name: "Actions" }))
  expect(shown.queryByRole("menuitem", { name: "Query gateway now" })).toBeNull()
  expect(shown.queryByRole("menuitem", { name: "Open notifications" })).toBeNull()
})

it("holds numbers and texts of any length", async () => {
  const long = "CN".padEnd(64, "9")
  await visit(widget(), {
    api: tracing(aTrade({ out_trade_no: long, account: "wechat_".padEnd(60, "x") })),
  })

  const no = await shown.findByText(long)
  expect(no.className).toContain("truncate")
  expect(no.getAttribute("title")).toBe(long)
})

it("speaks Chinese", async () => {
  await visit(widget(), { api: tracing(aTrade()), language: "zhCN" })

  await shown.findByText("商户订单号")
  shown.getByRole("heading", { name: "支付轨迹" })
  shown.getByText("异步通知")
})

describe("the gateway calls of a trade", () => {
  const CALLS = "GET trades/*/calls"
  const openCalls = async (api: FakeApi, language: "en" | "zhCN" = "en") => {
    const { user } = await visit(widget(), { api, language })
    const [menu, item] =
      language === "en" ? ["Actions", "Show gateway calls"] : ["操作", "查看渠道调用记录"]
    await user.click(await shown.findByRole("button", { name: menu }))
    await user.click(await shown.findByRole("menuitem", { name: item }))
    return user
  }

  it("say how each ended, with the id that the gateway's support asks for", async () => {
    const explanation = {
      causes: [{ cause: "wrong_key", en: "The key is another one.", zh: "密钥不一致。" }],
    }
    const refused = { id: "cncal_2", outcome: "refused", code: "SIGN_ERROR", explanation } as const
    const api = tracing(aTrade()).on(CALLS, page("calls", [aCall(refused), aCall()]))
    await openCalls(api)

    await shown.findByText("Refused · SIGN_ERROR")
    shown.getByText("The key is another one.")
    expect(shown.getAllByText("08F3B1C70610EF02")).toHaveLength(2)
    await expectAccessible()
  })

  it("are asked for page by page", async () => {
    const api = tracing(aTrade()).on(CALLS, page("calls", [aCall()], 21))
    const user = await openCalls(api)
    await user.click(await shown.findByRole("button", { name: "Show more" }))

    await waitFor(() =>
      expect(api.askedFor(CALLS).map(({ query }) => query.get("offset"))).toEqual(["0", "20"])
    )
  })

  it("are dropped after a while, which is said; and why they cannot be had", async () => {
    const api = tracing(aTrade()).on(CALLS, page("calls", []))
    await openCalls(api)
    await shown.findByText("No calls are kept: they are dropped after a while.")
  })

  it("speak Chinese", async () => {
    await openCalls(
      tracing(aTrade()).on(CALLS, page("calls", [aCall({ outcome: "unknown", answer: null })])),
      "zhCN"
    )
    await shown.findByText("结果未知")
    shown.getByText("未收到应答。")
  })
})
