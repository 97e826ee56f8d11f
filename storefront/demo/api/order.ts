import type Medusa from "@medusajs/js-sdk"
import type { Order } from "./types"

export async function findOrder(medusa: Medusa, id: string): Promise<Order> {
  return (await medusa.store.order.retrieve(id, { fields: "*payment_collections.payments" })).order
}
