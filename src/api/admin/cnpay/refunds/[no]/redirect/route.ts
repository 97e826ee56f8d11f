import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../../../modules/cnpay"
import type { CnpayModuleService } from "../../../../../../modules/cnpay/service"
import { redirectRefundWorkflow } from "../../../../../../workflows"
import type { Redirect } from "../../../validators"
import { refundView } from "../../view"

export async function POST(
  req: AuthenticatedMedusaRequest<Redirect>,
  res: MedusaResponse
): Promise<void> {
  const { no: outRefundNo = "" } = req.params
  const by = req.auth_context.actor_id
  await redirectRefundWorkflow(req.scope).run({ input: { ...req.validatedBody, outRefundNo, by } })
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [refund] = await cnpay.listRefunds({ out_refund_no: outRefundNo })
  res.json({ refund: refund && refundView(refund) })
}
