import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { replay } from "../../../../../../inbox/replay"
import { CNPAY_MODULE } from "../../../../../../modules/cnpay"
import { findNotification } from "../../../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../../../modules/cnpay/service"
import { noNotification, notReplayed } from "../../problems"
import { notificationDetail } from "../../view"

/** Runs the same settlement again; safe to repeat. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { id = "" } = req.params
  const refused = await replay(req.scope, id)
  if (refused) throw notReplayed(refused)
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const found = await findNotification(cnpay.connection(), id)
  if (!found) throw noNotification()
  res.json({ notification: notificationDetail(found) })
}
