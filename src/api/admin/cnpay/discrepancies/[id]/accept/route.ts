import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../../../modules/cnpay"
import type { CnpayModuleService } from "../../../../../../modules/cnpay/service"
import { acceptDiscrepancyWorkflow } from "../../../../../../workflows"
import type { Reason } from "../../../validators"

export async function POST(
  req: AuthenticatedMedusaRequest<Reason>,
  res: MedusaResponse
): Promise<void> {
  const { id = "" } = req.params
  const { reason } = req.validatedBody
  const by = req.auth_context.actor_id
  await acceptDiscrepancyWorkflow(req.scope).run({ input: { id, reason, by } })
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  res.json({ discrepancy: await cnpay.retrieveDiscrepancy(id) })
}
