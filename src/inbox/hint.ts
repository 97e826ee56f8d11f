import type { IEventBusModuleService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

export const NOTIFICATION_RECEIVED = "cnpay.notification.received"

/** Says that the inbox has something new. A lost hint costs seconds, so a dead bus is only noted. */
export async function hint(container: MedusaContainer, account: string): Promise<void> {
  const bus = container.resolve<IEventBusModuleService>(Modules.EVENT_BUS)
  try {
    await bus.emit({ name: NOTIFICATION_RECEIVED, data: { account } })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`cnpay: no event could be sent (${reason}); the job will find the notification`)
  }
}
