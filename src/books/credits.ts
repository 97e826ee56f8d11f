import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { createOrderCreditLinesWorkflow } from "@medusajs/medusa/core-flows"

/** As in Medusa's refund workflow: what the shop did not owe before lessens what the order costs. */
export async function addCredit(
  container: MedusaContainer,
  orderId: string,
  refunded: Parameters<typeof MathBN.min>[0]
): Promise<void> {
  const orders = container.resolve<IOrderModuleService>(Modules.ORDER)
  const { summary } = await orders.retrieveOrder(orderId, { select: ["id", "summary"] })
  const due = MathBN.convert((summary as { pending_difference?: number })?.pending_difference ?? 0)
  if (MathBN.lte(due, 0)) return
  await createOrderCreditLinesWorkflow(container).run({
    input: {
      id: orderId,
      credit_lines: [{ amount: MathBN.min(due, refunded), reference: "refund" }],
    },
  })
}

/** A change that nobody will confirm any more; what it was made for is then found missing. */
export async function dropOrderChange(container: MedusaContainer, id: string): Promise<void> {
  await container.resolve<IOrderModuleService>(Modules.ORDER).deleteOrderChanges([id])
}
