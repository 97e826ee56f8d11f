import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Health } from "../../../../../admin/health/page"

export const config = defineRouteConfig({
  label: "cnpay.common.menu",
  translationNs: "translation",
})
export default Health
