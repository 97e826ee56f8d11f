import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { may } from "./may"
import { notificationRoutes } from "./notifications/middlewares"
import { tradeRoutes } from "./trades/middlewares"
import { DiscrepancyParams, Reason, Redirect, RefundParams } from "./validators"

const DISCREPANCY = ["id", "account", "kind", "state", "out_trade_no", "out_refund_no"]
const REFUND = ["out_refund_no", "out_trade_no", "account", "amount_fen", "state"]

export const adminRoutes: MiddlewareRoute[] = [
  ...tradeRoutes,
  ...notificationRoutes,
  {
    matcher: "/admin/cnpay/discrepancies",
    methods: ["GET"],
    ...may("read", "cnpay_discrepancy"),
    middlewares: [
      validateAndTransformQuery(DiscrepancyParams, { defaults: DISCREPANCY, isList: true }),
    ],
  },
  {
    matcher: "/admin/cnpay/discrepancies/:id/accept",
    methods: ["POST"],
    ...may("update", "cnpay_discrepancy"),
    middlewares: [validateAndTransformBody(Reason)],
  },
  {
    matcher: "/admin/cnpay/refunds",
    methods: ["GET"],
    ...may("read", "cnpay_refund"),
    middlewares: [validateAndTransformQuery(RefundParams, { defaults: REFUND, isList: true })],
  },
  {
    matcher: "/admin/cnpay/refunds/:no/retry",
    methods: ["POST"],
    ...may("update", "cnpay_refund"),
    middlewares: [validateAndTransformBody(Reason)],
  },
  {
    matcher: "/admin/cnpay/refunds/:no/redirect",
    methods: ["POST"],
    ...may("update", "cnpay_refund"),
    middlewares: [validateAndTransformBody(Redirect)],
  },
]
