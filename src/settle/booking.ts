import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { TradeRow } from "../modules/cnpay/queries"
import { toFen } from "../providers/amount"

/** What Medusa holds for a trade. */
export interface Booking {
  paymentId: string
  captured: boolean
  canceled: boolean
  orderId: string | null
}

/** What else Medusa holds for the same payment collection. */
export interface Neighbours {
  orderIsCanceled: boolean
  /** Another session's captured payment, of which anything is left. */
  isPaidOtherwise: boolean
}

/** `null`: no payment of Medusa's belongs to the trade's session. */
export async function findBooking(
  container: MedusaContainer,
  trade: Pick<TradeRow, "session_id">
): Promise<Booking | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: payments } = await query.graph({
    entity: "payment",
    fields: ["id", "captured_at", "canceled_at", "payment_collection_id"],
    filters: { payment_session_id: trade.session_id },
  })
  const payment = payments[0]
  if (!payment) return null
  const order = await findOrder(container, payment.payment_collection_id)
  return {
    paymentId: payment.id,
    captured: Boolean(payment.captured_at),
    canceled: Boolean(payment.canceled_at),
    orderId: order?.id ?? null,
  }
}

export async function findNeighbours(
  container: MedusaContainer,
  trade: Pick<TradeRow, "session_id">,
  collection: string
): Promise<Neighbours> {
  const order = await findOrder(container, collection)
  return {
    orderIsCanceled: order?.status === "canceled",
    isPaidOtherwise: await isPaidOtherwise(container, trade.session_id, collection),
  }
}

async function findOrder(
  container: MedusaContainer,
  collection: string
): Promise<{ id: string; status: string } | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: links } = await query.graph({
    entity: "order_payment_collection",
    fields: ["order_id", "order.status"],
    filters: { payment_collection_id: collection },
  })
  const link = links[0]
  return link ? { id: link.order_id, status: link.order?.status ?? "" } : null
}

async function isPaidOtherwise(
  container: MedusaContainer,
  sessionId: string,
  collection: string
): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: payments } = await query.graph({
    entity: "payment",
    fields: ["captured_at", "amount", "payment_session.id", "refunds.amount"],
    filters: { payment_collection_id: collection },
  })
  return payments.some(({ captured_at, amount, payment_session, refunds }) => {
    const back = (refunds ?? []).reduce(
      (sum: number, refund: { amount?: BigNumberInput } | null) => sum + toFen(refund?.amount ?? 0),
      0
    )
    return captured_at && payment_session?.id !== sessionId && back < toFen(amount)
  })
}
