import { validateAndTransformBody, type MiddlewareRoute } from "@medusajs/framework/http"
import { accountRoutes } from "./accounts/middlewares"
import { discrepancyRoutes } from "./discrepancies/middlewares"
import { may } from "./may"
import { notificationRoutes } from "./notifications/middlewares"
import { runRoutes } from "./runs/middlewares"
import { tradeRoutes } from "./trades/middlewares"
import { Reason, Redirect, RefundParams } from "./validators"
import { withQuery } from "./with-query"

export const adminRoutes: MiddlewareRoute[] = [
  ...accountRoutes,
  ...tradeRoutes,
  ...notificationRoutes,
  ...discrepancyRoutes,
  ...runRoutes,
  {
    matcher: "/admin/cnpay/refunds",
    methods: ["GET"],
    ...may("read", "cnpay_refund"),
    middlewares: [withQuery(RefundParams)],
  },
  {
    matcher: "/admin/cnpay/refunds/:no/retry",
    methods: ["POST"],
    ...may("create", "cnpay_refund"),
    middlewares: [validateAndTransformBody(Reason)],
  },
  {
    matcher: "/admin/cnpay/refunds/:no/redirect",
    methods: ["POST"],
    ...may("create", "cnpay_refund"),
    middlewares: [validateAndTransformBody(Redirect)],
  },
]
