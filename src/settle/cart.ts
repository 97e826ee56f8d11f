import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { roundToFen, type Fen } from "../core/money"

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
    total: roundToFen(MathBN.convert(cart.total ?? 0).toFixed()),
    collectionId: cart.payment_collection?.id ?? null,
  }
}
