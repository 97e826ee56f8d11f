import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Inbox } from "../../../../../admin/notifications/page"

export const config = defineRouteConfig({
  label: "cnpay.notifications.title",
  translationNs: "translation",
})
export default Inbox
