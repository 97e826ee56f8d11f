import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { reasonOf } from "../core/errors"
import { CNPAY_MODULE } from "../modules/cnpay"
import { reopenAbandoned } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

/** Opens what a process was resolving that died over it. */
export async function reopenDiscrepancies(container: MedusaContainer): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  try {
    await reopenAbandoned(cnpay.connection(), cnpay.clock())
  } catch (error) {
    // The next sweep is soon enough; until then its lease has run out, and a move may be made.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`cnpay: abandoned moves could not be looked for: ${reasonOf(error)}`)
  }
}
