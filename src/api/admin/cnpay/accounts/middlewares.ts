import type { MiddlewareRoute } from "@medusajs/framework/http"
import { may } from "../may"

export const accountRoutes: MiddlewareRoute[] = [
  { matcher: "/admin/cnpay/accounts", methods: ["GET"], ...may("read", "cnpay_account") },
  {
    matcher: "/admin/cnpay/accounts/:account/check",
    methods: ["POST"],
    ...may("update", "cnpay_account"),
  },
]
