import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Reconciliation } from "../../../../../admin/reconciliation/page"

export const config = defineRouteConfig({
  label: "cnpay.reconciliation.title",
  translationNs: "translation",
})
export default Reconciliation
