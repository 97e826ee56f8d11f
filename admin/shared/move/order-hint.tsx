import { useOrder } from "@medusajs/dashboard/hooks"
import { getLocaleAmount } from "@medusajs/dashboard/lib"
import { Hint } from "@medusajs/ui"
import { useText } from "../hooks/use-text"

/** Which order an id means, before money is booked for it. */
export function OrderHint({ orderId }: { orderId: string }) {
  const { text } = useText()
  const isId = /^order_\w{10,}$/.test(orderId)
  const fields = "id,display_id,total,currency_code"
  const { order, isError } = useOrder(orderId, { fields }, { enabled: isId, retry: false })
  if (!isId) return <Hint>{text("discrepancies.resolve.orderHint")}</Hint>
  if (isError) return <Hint variant="error">{text("discrepancies.resolve.orderUnknown")}</Hint>
  if (!order) return null
  const amount = getLocaleAmount(order.total, order.currency_code)
  const number = order.display_id
  return <Hint>{text("discrepancies.resolve.orderFound", { number, amount })}</Hint>
}
