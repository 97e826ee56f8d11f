import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { DiscrepancyRow } from "../modules/cnpay/queries"

/** Whom money would go to, as far as the shop knows, masked: `s•••@example.com`. */
export async function payeeOf(
  container: MedusaContainer,
  { order }: Pick<DiscrepancyRow, "order">
): Promise<string | null> {
  if (!order) return null
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: orders } = await query.graph({
    entity: "order",
    fields: ["email"],
    filters: { id: order.id },
  })
  const email = orders[0]?.email
  return email ? masked(email) : null
}

function masked(email: string): string {
  const at = email.lastIndexOf("@")
  return at < 1 ? "•••" : `${email[0]}•••${email.slice(at)}`
}
