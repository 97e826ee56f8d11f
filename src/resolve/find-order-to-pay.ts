import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { fen } from "../core/money"
import type { TradeRow } from "../modules/cnpay/queries"
import { toFen } from "../providers/amount"
import { problems } from "./messages"

/** The order that a payment is to be for. @throws MedusaError unless it waits for just this sum */
export async function findOrderToPay(
  container: MedusaContainer,
  id: string,
  { paid_fen, currency_code }: Pick<TradeRow, "paid_fen" | "currency_code">
): Promise<{ id: string }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: orders } = await query.graph({
    entity: "order",
    fields: ["id", "status", "currency_code", "summary.*"],
    filters: { id },
  })
  const [order] = orders
  if (!order || order.status === "canceled") throw problems.unknownOrder()
  const { pending_difference } = order.summary as unknown as { pending_difference?: number }
  const owed = toFen(Math.max(0, pending_difference ?? 0))
  const paid = paid_fen ?? fen(0)
  if (owed !== paid || order.currency_code !== currency_code) throw problems.notOwed(owed, paid)
  return { id: order.id }
}
