import { validateAndTransformBody, type MiddlewareRoute } from "@medusajs/framework/http"
import { may } from "../may"
import { withQuery } from "../with-query"
import {
  ExportParams,
  LineParams,
  LinesExportParams,
  OverviewParams,
  RunBody,
  RunParams,
} from "./params"

export const runRoutes: MiddlewareRoute[] = [
  {
    matcher: "/admin/cnpay/overview",
    methods: ["GET"],
    ...may("read", "cnpay_run"),
    middlewares: [withQuery(OverviewParams)],
  },
  {
    matcher: "/admin/cnpay/runs",
    methods: ["GET"],
    ...may("read", "cnpay_run"),
    middlewares: [withQuery(RunParams)],
  },
  {
    matcher: "/admin/cnpay/runs",
    methods: ["POST"],
    ...may("create", "cnpay_run"),
    middlewares: [validateAndTransformBody(RunBody)],
  },
  { matcher: "/admin/cnpay/runs/:id", methods: ["GET"], ...may("read", "cnpay_run") },
  {
    matcher: "/admin/cnpay/runs/:id/lines",
    methods: ["GET"],
    ...may("read", "cnpay_run"),
    middlewares: [withQuery(LineParams)],
  },
  {
    matcher: "/admin/cnpay/runs/:id/lines/export",
    methods: ["GET"],
    ...may("read", "cnpay_run"),
    middlewares: [withQuery(LinesExportParams)],
  },
  {
    matcher: "/admin/cnpay/runs/:id/export",
    methods: ["GET"],
    ...may("read", "cnpay_run"),
    middlewares: [withQuery(ExportParams)],
  },
  {
    matcher: "/admin/cnpay/bills",
    methods: ["POST"],
    ...may("create", "cnpay_run"),
    // The file is streamed to a place of its own, whatever it says of its type.
    bodyParser: false,
  },
]
