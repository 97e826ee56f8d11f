import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { IPaymentModuleService } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { addTransaction } from "../../books/transactions"

interface Wish {
  amount?: number
  refund_reason_id?: string
  note?: string
}

/**
 * Refunds a payment whose order is cancelled, and answers as Medusa's route. Its own workflow sends the
 * money first and then refuses the cancelled order a credit line: the admin would read of a failure,
 * and send the money once more.
 */
export async function refundCanceled(
  req: AuthenticatedMedusaRequest<Wish>,
  res: MedusaResponse,
  order: { id: string; canceled: boolean }
): Promise<void> {
  const id = req.params.id ?? ""
  const payments = req.scope.resolve<IPaymentModuleService>(Modules.PAYMENT)
  const known = new Set((await payments.listRefunds({ payment_id: id })).map((it) => it.id))
  const { amount, refund_reason_id, note } = req.validatedBody
  const created_by = req.auth_context.actor_id
  await payments.refundPayment({ payment_id: id, created_by, amount, refund_reason_id, note })
  for (const refund of await payments.listRefunds({ payment_id: id })) {
    if (!known.has(refund.id)) await addTransaction(req.scope, order, refund)
  }
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment",
    fields: req.queryConfig.fields,
    filters: { id },
  })
  res.status(200).json({ payment: data[0] })
}
