import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Inbox } from "../../../../../admin/notifications/page"
import { breadcrumb } from "../../../../../admin/shared/breadcrumb"

export const config = defineRouteConfig({
  label: "cnpay.notifications.title",
  translationNs: "translation",
})
export const handle = breadcrumb("notifications.title")
export default Inbox
