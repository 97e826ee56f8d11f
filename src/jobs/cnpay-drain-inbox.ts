import type { MedusaContainer } from "@medusajs/framework/types"
import { drainInbox } from "../inbox/drain"

/** Settles what no event has hinted at: lost hints, retries, and what a process that died left. */
export default async function drain(container: MedusaContainer): Promise<void> {
  await drainInbox(container)
}

export const config = { name: "cnpay-drain-inbox", schedule: { interval: 5_000 } }
