import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { DiscrepancyParams, Reason, Redirect, RefundParams } from "./validators"

const DISCREPANCY = ["id", "account", "kind", "state", "out_trade_no", "out_refund_no"]
const REFUND = ["out_refund_no", "out_trade_no", "account", "amount_fen", "state"]

export const adminRoutes: MiddlewareRoute[] = [
  {
    matcher: "/admin/cnpay/discrepancies",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(DiscrepancyParams, { defaults: DISCREPANCY, isList: true }),
    ],
  },
  {
    matcher: "/admin/cnpay/discrepancies/:id/accept",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(Reason)],
  },
  {
    matcher: "/admin/cnpay/refunds",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(RefundParams, { defaults: REFUND, isList: true })],
  },
  {
    matcher: "/admin/cnpay/refunds/:no/retry",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(Reason)],
  },
  {
    matcher: "/admin/cnpay/refunds/:no/redirect",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(Redirect)],
  },
]
