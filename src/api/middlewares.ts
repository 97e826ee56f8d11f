import { defineMiddlewares } from "@medusajs/framework/http"
import { cancelUnderLease, captureUnderLease, refundUnderLease } from "./admin/under-lease"
import { adminRoutes } from "./admin/cnpay/middlewares"
import { searchTrades } from "./admin/search-trades"
import { addClientIp } from "./store/client-ip"
import { changeUnderLease, completeUnderLease } from "./store/carts/under-lease"

/** What of a cart may change its total. */
const CART_CHANGES = [
  "",
  "/customer",
  "/line-items",
  "/line-items/:line_id",
  "/promotions",
  "/shipping-methods",
  "/taxes",
]

export default defineMiddlewares({
  routes: [
    // Parsers would reject charsets and types that the gateways use, and lose the signed bytes.
    { matcher: "/hooks/cnpay/:provider", methods: ["POST"], bodyParser: false },
    {
      matcher: "/store/payment-collections/:id/payment-sessions",
      methods: ["POST"],
      middlewares: [addClientIp],
    },
    { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [completeUnderLease] },
    { matcher: "/admin/payments/:id/refund", methods: ["POST"], middlewares: [refundUnderLease] },
    { matcher: "/admin/payments/:id/capture", methods: ["POST"], middlewares: [captureUnderLease] },
    { matcher: "/admin/orders/:id/cancel", methods: ["POST"], middlewares: [cancelUnderLease] },
    { matcher: "/admin/search", methods: ["GET"], middlewares: [searchTrades] },
    ...adminRoutes,
    ...CART_CHANGES.map((part) => ({
      matcher: `/store/carts/:id${part}`,
      methods: ["POST" as const, "DELETE" as const],
      middlewares: [changeUnderLease],
    })),
  ],
})
