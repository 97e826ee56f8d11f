import { AdminClient } from "../../support/integration/admin-client"
import { inviteColleague } from "../../support/integration/colleague"
import { shopSuite } from "../../support/integration/shop-suite"

const NOWHERE = "cndis_nowhere"
const A_DAY = { account: "wechat_main", bill_day: "2026-11-20" }

/** Each route, what a role needs for it, and what it answers when the role has it. */
const ROUTES: [string, "GET" | "POST", string, object, string, number][] = [
  ["a trace", "GET", "/orders/order_nowhere/trace", {}, "cnpay_trade:read", 200],
  ["trades", "GET", "/trades", {}, "cnpay_trade:read", 200],
  ["a question", "POST", "/trades/nowhere/query", {}, "cnpay_trade:update", 404],
  ["calls", "GET", "/trades/nowhere/calls", {}, "cnpay_trade:read", 404],
  ["a bundle for support", "GET", "/trades/nowhere/support", {}, "cnpay_trade:read", 404],
  ["notifications", "GET", "/notifications", {}, "cnpay_notification:read", 200],
  ["a notification", "GET", "/notifications/nowhere", {}, "cnpay_notification:read", 404],
  ["a replay", "POST", "/notifications/nowhere/replay", {}, "cnpay_notification:update", 404],
  [
    "many replays",
    "POST",
    "/notifications/replay",
    { ids: ["nowhere"] },
    "cnpay_notification:update",
    200,
  ],
  ["accounts", "GET", "/accounts", {}, "cnpay_account:read", 200],
  ["a check", "POST", "/accounts/nowhere/check", {}, "cnpay_account:update", 404],
  ["refunds", "GET", "/refunds", {}, "cnpay_refund:read", 200],
  ["a retry", "POST", "/refunds/nowhere/retry", { reason: "again" }, "cnpay_refund:create", 404],
  ["overview", "GET", "/overview", {}, "cnpay_run:read", 200],
  ["runs", "GET", "/runs", {}, "cnpay_run:read", 200],
  ["a run", "GET", "/runs/cnrun_nowhere", {}, "cnpay_run:read", 404],
  ["lines", "GET", "/runs/cnrun_nowhere/lines", {}, "cnpay_run:read", 404],
  ["lines as a file", "GET", "/runs/cnrun_nowhere/lines/export", {}, "cnpay_run:read", 404],
  ["a report", "GET", "/runs/cnrun_nowhere/export", {}, "cnpay_run:read", 404],
  ["a new run", "POST", "/runs", A_DAY, "cnpay_run:create", 202],
  ["an upload", "POST", "/bills", {}, "cnpay_run:create", 400],
  ["discrepancies", "GET", "/discrepancies", {}, "cnpay_discrepancy:read", 200],
  ["a discrepancy", "GET", `/discrepancies/${NOWHERE}`, {}, "cnpay_discrepancy:read", 404],
  [
    "a move",
    "POST",
    `/discrepancies/${NOWHERE}/moves`,
    { move: "query" },
    "cnpay_discrepancy:update",
    404,
  ],
  [
    "many moves",
    "POST",
    "/discrepancies/moves",
    { ids: [NOWHERE], move: "query" },
    "cnpay_discrepancy:update",
    200,
  ],
]

shopSuite(
  "policies",
  (shop) => {
    const withPolicies = async (keys: string[]) =>
      AdminClient.login(shop.url, await inviteColleague(shop.url, shop.admin, keys))
    const ask = (admin: AdminClient, method: "GET" | "POST", path: string, body: object) =>
      method === "GET" ? admin.get(`/admin/cnpay${path}`) : admin.post(`/admin/cnpay${path}`, body)

    it.each(ROUTES)("open %s to a role that has its policy, and to no other", async (...route) => {
      const [, method, path, body, policy, status] = route
      const [resource, operation] = policy.split(":")
      const isRefund = resource === "cnpay_refund"
      const others = operation === "read" ? (isRefund ? "create" : "update") : "read"
      const other = await withPolicies([`${resource}:${others}`])
      expect((await ask(other, method, path, body)).status).toBe(403)

      const admin = await withPolicies([policy])

      expect((await ask(admin, method, path, body)).status).toBe(status)
    })

    it("are all held by the admin whom the seed has made", async () => {
      expect((await ask(shop.admin, "GET", "/overview", {})).status).toBe(200)
      expect((await shop.admin.get("/admin/orders")).status).toBe(200)
    })

    it.each(["refund", "retry", "redirect"])(
      "let nobody %s by a move who may not make refunds",
      async (move) => {
        const wish = { move, reason: "money back", amount_fen: 1 }
        const path = `/discrepancies/${NOWHERE}/moves`
        const mover = await withPolicies(["cnpay_discrepancy:update"])
        const { status, body } = await ask(mover, "POST", path, wish)
        expect([status, body]).toMatchObject([
          403,
          { message: expect.stringMatching(/无权转出资金/) },
        ])

        const policies = ["cnpay_discrepancy:update", "cnpay_refund:create"]
        const refunder = await withPolicies(policies)

        expect((await ask(refunder, "POST", path, wish)).status).toBe(404)
      }
    )
  },
  { roles: true }
)
