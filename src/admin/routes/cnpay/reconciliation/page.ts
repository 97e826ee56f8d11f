import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Reconciliation } from "../../../../../admin/reconciliation/page"
import { breadcrumb } from "../../../../../admin/shared/breadcrumb"

export const config = defineRouteConfig({
  label: "cnpay.reconciliation.title",
  translationNs: "translation",
})
export const handle = breadcrumb("reconciliation.title")
export default Reconciliation
