import { AdminClient } from "../../../../test/support/integration/admin-client"
import { patiently } from "./patiently"

/** Somebody in the dashboard. Nothing is tried again when it fails: nobody knows whether it went through. */
export interface Desk {
  /** Gives back a share of what an order cost. */
  refund(order: string, share: number): Promise<void>
  cancel(order: string): Promise<void>
}

export function openDesk(url: string): Desk {
  let admin: Promise<AdminClient> | undefined
  const login = () => (admin ??= patiently("the dashboard's login", () => AdminClient.login(url)))
  return {
    async refund(order, share) {
      const desk = await login()
      const payment = await patiently("the order's payment", () => desk.payment(order))
      const amount = Math.floor(payment.amount * 100 * share) / 100
      if (amount <= 0) throw new Error("less than a fen")
      expectDone(await desk.refund(payment.id, amount))
    },
    async cancel(order) {
      const desk = await login()
      expectDone(await desk.cancelOrder(order))
    },
  }
}

function expectDone({ status }: { status: number }): void {
  if (status >= 300) throw new Error(`HTTP ${status}`)
}
