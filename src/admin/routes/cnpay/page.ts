import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CurrencyDollar } from "@medusajs/icons"
import { Home } from "../../../../admin/home"
import { breadcrumb } from "../../../../admin/shared/breadcrumb"

export const config = defineRouteConfig({
  label: "cnpay.common.menu",
  translationNs: "translation",
  icon: CurrencyDollar,
})
export const handle = breadcrumb("common.menu")
export default Home
