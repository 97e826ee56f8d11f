import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Fen } from "../core/money"
import { toFen } from "../providers/amount"

/** A cart as far as its payment goes. The total is rounded to fen, as a trade of it would be. */
export interface CartToPay {
  isCompleted: boolean
  currency: string
  total: Fen
  collectionId: string | null
}

export async function findCart(
  container: Pick<MedusaContainer, "resolve">,
  cartId: string
): Promise<CartToPay | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: carts } = await query.graph({
    entity: "cart",
    fields: ["id", "completed_at", "currency_code", "total", "payment_collection.id"],
    filters: { id: cartId },
  })
  const cart = carts[0]
  if (!cart) return null
  return {
    isCompleted: Boolean(cart.completed_at),
    currency: cart.currency_code,
    total: toFen(cart.total ?? 0),
    collectionId: cart.payment_collection?.id ?? null,
  }
}
