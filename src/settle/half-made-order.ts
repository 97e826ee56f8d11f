import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { CNPAY_MODULE } from "../modules/cnpay"
import { listHalfMadeOrders, type HalfMadeOrder } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

const LOCK_SECONDS = 5

/**
 * Takes back what a process that died in the middle of Medusa's `completeCartWorkflow` left of an
 * order, as the workflow's own compensation would have done. Otherwise the next completion of the cart
 * finds the unpaid order, takes it for its own and asks for no payment. To be called under the lease of
 * the cart's trade; Medusa's lock keeps out a completion that another part of the shop has begun.
 */
export async function undoHalfMadeOrders(
  container: MedusaContainer,
  cartId: string
): Promise<void> {
  const db = container.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  if ((await listHalfMadeOrders(db, cartId)).length === 0) return
  await container.resolve(Modules.LOCKING).execute(
    [cartId],
    async () => {
      for (const order of await listHalfMadeOrders(db, cartId)) await undo(container, order)
    },
    { timeout: LOCK_SECONDS }
  )
}

/** The links go last: what another crash leaves is found by them. */
async function undo(
  container: MedusaContainer,
  { orderId, cartId, collectionId }: HalfMadeOrder
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const [order] = await orders.listOrders({ id: [orderId] }, { relations: ["items"] })
  const lines = (order?.items ?? []).map(({ id }) => id)
  await container.resolve(Modules.INVENTORY).deleteReservationItemsByLineItem(lines)
  await orders.deleteOrders([orderId])
  await container.resolve(Modules.CART).updateCarts([{ id: cartId, completed_at: null }])
  await container.resolve(ContainerRegistrationKeys.LINK).dismiss([
    { [Modules.ORDER]: { order_id: orderId }, [Modules.CART]: { cart_id: cartId } },
    {
      [Modules.ORDER]: { order_id: orderId },
      [Modules.PAYMENT]: { payment_collection_id: collectionId },
    },
  ])
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`cnpay: order ${orderId} of cart ${cartId} was left half made by a process that died`)
}
