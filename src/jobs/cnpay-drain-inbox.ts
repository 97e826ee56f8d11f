import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { waitAtMost } from "../sweep/patience"
import { drainInbox } from "../inbox/drain"

const INTERVAL_MS = 5_000

/** Settles what no event has hinted at: lost hints, retries, and what a process that died left. */
export default async function drain(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const draining = drainInbox(container).catch((error: unknown) => {
    logger.error(`cnpay: the inbox could not be read: ${String(error)}`)
  })
  await waitAtMost(INTERVAL_MS, draining)
}

export const config = { name: "cnpay-drain-inbox", schedule: { interval: INTERVAL_MS } }
