import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../../../modules/cnpay"
import { findDiscrepancy } from "../../../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../../../modules/cnpay/service"
import { problems } from "../../../../../../resolve/messages"
import { moveDiscrepancyWorkflow } from "../../../../../../workflows"
import { discrepancyDetail } from "../../detail"
import type { MoveBody } from "../../params"

/** Makes a move. `why`: the reason in both languages, if the discrepancy is not closed by it. */
export async function POST(
  req: AuthenticatedMedusaRequest<MoveBody>,
  res: MedusaResponse
): Promise<void> {
  const { id = "" } = req.params
  const { move, reason, card, order_id: orderId, amount_fen: amountFen } = req.validatedBody
  const by = req.auth_context.actor_id
  const { result: end } = await moveDiscrepancyWorkflow(req.scope).run({
    input: { id, move, by, reason, card, orderId, amountFen },
  })
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const row = await findDiscrepancy(cnpay.connection(), id)
  if (!row) throw problems.noDiscrepancy()
  const why = "why" in end ? end.why : null
  res.json({ discrepancy: await discrepancyDetail(req.scope, row), why })
}
