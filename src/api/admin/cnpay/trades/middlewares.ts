import type { MiddlewareRoute } from "@medusajs/framework/http"
import { may } from "../may"
import { withQuery } from "../with-query"
import { CallParams, TradeParams } from "./params"

export const tradeRoutes: MiddlewareRoute[] = [
  {
    matcher: "/admin/cnpay/orders/:id/trace",
    methods: ["GET"],
    ...may("read", "cnpay_trade"),
  },
  {
    matcher: "/admin/cnpay/trades",
    methods: ["GET"],
    ...may("read", "cnpay_trade"),
    middlewares: [withQuery(TradeParams)],
  },
  {
    matcher: "/admin/cnpay/trades/:no/query",
    methods: ["POST"],
    ...may("update", "cnpay_trade"),
  },
  {
    matcher: "/admin/cnpay/trades/:no/calls",
    methods: ["GET"],
    ...may("read", "cnpay_trade"),
    middlewares: [withQuery(CallParams)],
  },
  {
    matcher: "/admin/cnpay/trades/:no/support",
    methods: ["GET"],
    ...may("read", "cnpay_trade"),
  },
]
