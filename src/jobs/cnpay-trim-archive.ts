import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { systemClock } from "../core/clock"
import { reasonOf } from "../core/errors"
import { CNPAY_ARCHIVE_MODULE } from "../modules/cnpay-archive"
import type { CnpayArchiveModuleService } from "../modules/cnpay-archive/service"

/** Drops the bills that the shop does not want to keep any longer. */
export default async function trimArchive(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const archive = container.resolve<CnpayArchiveModuleService>(CNPAY_ARCHIVE_MODULE)
  try {
    const bills = await archive.trim(systemClock())
    if (bills > 0) logger.info(`cnpay: ${bills} bills were older than the archive keeps`)
  } catch (error) {
    // Tomorrow is soon enough.
    logger.error(`cnpay: the archive could not be trimmed: ${reasonOf(error)}`)
  }
}

export const config = { name: "cnpay-trim-archive", schedule: "17 4 * * *" }
