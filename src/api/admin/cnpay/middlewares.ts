import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { accountRoutes } from "./accounts/middlewares"
import { discrepancyRoutes } from "./discrepancies/middlewares"
import { may } from "./may"
import { notificationRoutes } from "./notifications/middlewares"
import { runRoutes } from "./runs/middlewares"
import { tradeRoutes } from "./trades/middlewares"
import { Reason, Redirect, RefundParams } from "./validators"

const REFUND = ["out_refund_no", "out_trade_no", "account", "amount_fen", "state"]

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
    middlewares: [validateAndTransformQuery(RefundParams, { defaults: REFUND, isList: true })],
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
