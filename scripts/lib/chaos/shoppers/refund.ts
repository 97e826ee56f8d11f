import { AdminClient } from "../../../../test/support/integration/admin-client"
import { patiently } from "./patiently"

/** Somebody in the dashboard who gives back a share of what an order cost. */
export function refundDesk(url: string): (order: string, share: number) => Promise<void> {
  let admin: Promise<AdminClient> | undefined
  const login = () => (admin ??= patiently("the dashboard's login", () => AdminClient.login(url)))
  return async (order, share) => {
    const desk = await login()
    const payment = await patiently("the order's payment", () => desk.payment(order))
    const amount = Math.floor(payment.amount * 100 * share) / 100
    if (amount <= 0) throw new Error("less than a fen")
    // Not again when it fails: nobody knows whether the first one went through.
    const { status } = await desk.refund(payment.id, amount)
    if (status >= 300) throw new Error(`HTTP ${status}`)
  }
}
