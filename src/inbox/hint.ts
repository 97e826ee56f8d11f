import type { MedusaContainer } from "@medusajs/framework/types"
import { tell } from "../events/tell-news"

export const NOTIFICATION_RECEIVED = "cnpay.notification.received"

/** Says that the inbox has something new. A lost hint costs seconds: the job finds it too. */
export function hint(container: MedusaContainer, account: string): Promise<void> {
  return tell(container, { name: NOTIFICATION_RECEIVED, data: { account } })
}
