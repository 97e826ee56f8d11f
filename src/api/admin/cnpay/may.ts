import type { MiddlewareRoute } from "@medusajs/framework/http"
import type { CnpayOperation, CnpayResource } from "../../../policies/cnpay"

/** What a role must hold for a route, where the shop has turned roles on. */
export function may(
  operation: CnpayOperation,
  resource: CnpayResource
): Required<Pick<MiddlewareRoute, "policies">> {
  return { policies: [{ resource, operation }] }
}
