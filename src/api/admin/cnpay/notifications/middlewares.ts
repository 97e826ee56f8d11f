import { validateAndTransformBody, type MiddlewareRoute } from "@medusajs/framework/http"
import { may } from "../may"
import { withQuery } from "../with-query"
import { NotificationParams, ReplayBody } from "./params"

export const notificationRoutes: MiddlewareRoute[] = [
  {
    matcher: "/admin/cnpay/notifications",
    methods: ["GET"],
    ...may("read", "cnpay_notification"),
    middlewares: [withQuery(NotificationParams)],
  },
  {
    matcher: "/admin/cnpay/notifications/:id",
    methods: ["GET"],
    ...may("read", "cnpay_notification"),
  },
  {
    matcher: "/admin/cnpay/notifications/:id/replay",
    methods: ["POST"],
    ...may("update", "cnpay_notification"),
  },
  {
    matcher: "/admin/cnpay/notifications/replay",
    methods: ["POST"],
    ...may("update", "cnpay_notification"),
    middlewares: [validateAndTransformBody(ReplayBody)],
  },
]
