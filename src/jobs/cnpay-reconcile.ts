import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { reasonOf } from "../core/errors"
import { workDueRuns } from "../reconcile"

/** Every ten minutes: the bills that have become due; most ticks find nothing to do. */
export default async function reconcile(container: MedusaContainer): Promise<void> {
  try {
    await workDueRuns(container)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`cnpay: reconciliation could not begin: ${reasonOf(error)}`)
  }
}

export const config = { name: "cnpay-reconcile", schedule: "*/10 * * * *" }
