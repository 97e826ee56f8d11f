import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { NOTIFICATION_RECEIVED } from "../inbox/hint"
import { drainInbox } from "../inbox/drain"

/** The hint that something is due now; without it the job would find it a few seconds later. */
export default async function onNotificationReceived({ container }: SubscriberArgs): Promise<void> {
  await drainInbox(container)
}

export const config: SubscriberConfig = {
  event: NOTIFICATION_RECEIVED,
  context: { subscriberId: "cnpay-notification-received" },
}
