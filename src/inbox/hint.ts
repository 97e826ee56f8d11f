import type { MedusaContainer } from "@medusajs/framework/types"
import { tell } from "../settle/announce"

export const NOTIFICATION_RECEIVED = "cnpay.notification.received"

/** Says that the inbox has something new. A lost hint costs seconds: the job finds it too. */
export function hint(container: MedusaContainer, account: string): Promise<void> {
  return tell(container, NOTIFICATION_RECEIVED, { account })
}
