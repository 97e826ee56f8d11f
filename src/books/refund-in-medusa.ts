import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { Books } from "../core/books"

interface RefundInput {
  payment_id: string
  /** In yuan. */
  amount: string
  note: string
  created_by?: string
}

/**
 * Refunds a payment through Medusa's own workflow, for its transactions, credit lines and events. A
 * cancelled order takes no credit lines, so that its payment is refunded without.
 */
export async function refundInMedusa(
  container: MedusaContainer,
  order: Books["order"],
  input: RefundInput
): Promise<void> {
  if (order && !order.canceled) await refundPaymentWorkflow(container).run({ input })
  else await container.resolve<IPaymentModuleService>(Modules.PAYMENT).refundPayment(input)
}
