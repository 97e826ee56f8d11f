import type { Client } from "@medusajs/framework/pg"
import type { SimulatorControl } from "../../../../simulator"

/** Moments that say when something happened; those that say when to look again stay as they are. */
const MOMENTS: Record<string, string[]> = {
  cnpay_trade: ["created_at", "paid_at", "settled_at", "closed_at", "expires_at", "noticed_at"],
  cnpay_refund: ["created_at", "accepted_at", "succeeded_at"],
  payment: ["created_at", "captured_at"],
  capture: ["created_at"],
  refund: ["created_at"],
  order_transaction: ["created_at"],
}

/** In the gateways' books and the shop's: everything happened so many days ago. */
export async function ageBy(
  days: number,
  { client, gateways }: { client: Client; gateways: SimulatorControl }
): Promise<void> {
  for (const [table, columns] of Object.entries(MOMENTS)) {
    const earlier = columns.map((column) => `${column} = ${column} - interval '${days} days'`)
    await client.query(`update ${table} set ${earlier.join(", ")}`)
  }
  await gateways.ageBooks(days)
}
