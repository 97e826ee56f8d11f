import { validateAndTransformBody, type MiddlewareRoute } from "@medusajs/framework/http"
import { may } from "../may"
import { mayMoveMoney } from "../may-move-money"
import { withQuery } from "../with-query"
import { DiscrepancyExportParams, DiscrepancyParams, MoveBody, MovesBody } from "./params"

export const discrepancyRoutes: MiddlewareRoute[] = [
  {
    matcher: "/admin/cnpay/discrepancies",
    methods: ["GET"],
    ...may("read", "cnpay_discrepancy"),
    middlewares: [withQuery(DiscrepancyParams)],
  },
  {
    matcher: "/admin/cnpay/discrepancies/export",
    methods: ["GET"],
    ...may("read", "cnpay_discrepancy"),
    middlewares: [withQuery(DiscrepancyExportParams)],
  },
  {
    matcher: "/admin/cnpay/discrepancies/:id",
    methods: ["GET"],
    ...may("read", "cnpay_discrepancy"),
  },
  {
    matcher: "/admin/cnpay/discrepancies/:id/moves",
    methods: ["POST"],
    ...may("update", "cnpay_discrepancy"),
    middlewares: [validateAndTransformBody(MoveBody), mayMoveMoney],
  },
  {
    matcher: "/admin/cnpay/discrepancies/moves",
    methods: ["POST"],
    ...may("update", "cnpay_discrepancy"),
    middlewares: [validateAndTransformBody(MovesBody)],
  },
]
