import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../../modules/cnpay"
import { findNotification } from "../../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../../modules/cnpay/service"
import { noNotification } from "../problems"
import { notificationDetail } from "../view"

/** A notification: what it said, and every attempt to settle it. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const found = await findNotification(cnpay.connection(), req.params.id ?? "")
  if (!found) throw noNotification()
  res.json({ notification: notificationDetail(found) })
}
