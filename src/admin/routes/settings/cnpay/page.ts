import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Health } from "../../../../../admin/health/page"
import { breadcrumb } from "../../../../../admin/shared/breadcrumb"

export const config = defineRouteConfig({
  label: "cnpay.common.menu",
  translationNs: "translation",
})
export const handle = breadcrumb("health.title")
export default Health
