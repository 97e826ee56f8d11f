import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { TradeRow } from "../modules/cnpay/queries"

/** What Medusa holds for a trade. */
export interface Booking {
  captured: boolean
  orderId: string | null
}

/** `null`: no payment of Medusa's belongs to the trade's session. */
export async function findBooking(
  container: MedusaContainer,
  trade: Pick<TradeRow, "session_id">
): Promise<Booking | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: payments } = await query.graph({
    entity: "payment",
    fields: ["id", "captured_at", "payment_collection_id"],
    filters: { payment_session_id: trade.session_id },
  })
  const payment = payments[0]
  if (!payment) return null
  const { data: links } = await query.graph({
    entity: "order_payment_collection",
    fields: ["order_id"],
    filters: { payment_collection_id: payment.payment_collection_id },
  })
  return { captured: Boolean(payment.captured_at), orderId: links[0]?.order_id ?? null }
}
