import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CurrencyDollar } from "@medusajs/icons"
import { Home } from "../../../../admin/home"

export const config = defineRouteConfig({
  label: "cnpay.common.menu",
  translationNs: "translation",
  icon: CurrencyDollar,
})
export default Home
