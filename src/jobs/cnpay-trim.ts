import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { systemClock } from "../core/clock"
import { reasonOf } from "../core/errors"
import { trimInbox } from "../inbox/trim"
import { CNPAY_MODULE } from "../modules/cnpay"
import { CNPAY_ARCHIVE_MODULE } from "../modules/cnpay-archive"
import type { CnpayArchiveModuleService } from "../modules/cnpay-archive/service"
import { trimCalls } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

const DAY_MS = 86_400_000
const BATCH = 5_000

/** Drops what the shop does not want to keep any longer: bills, calls to the gateways, notifications. */
export default async function trim(container: MedusaContainer): Promise<void> {
  await Promise.all([
    tried(container, "bills", () => trimBills(container)),
    tried(container, "calls", () => trimTrail(container)),
    tried(container, "notifications", () => trimInbox(container)),
  ])
}

async function tried(
  container: MedusaContainer,
  what: string,
  drop: () => Promise<number>
): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  try {
    const dropped = await drop()
    if (dropped > 0) logger.info(`cnpay: ${dropped} ${what} were older than they are kept`)
  } catch (error) {
    // Tomorrow is soon enough.
    logger.error(`cnpay: ${what} could not be trimmed: ${reasonOf(error)}`)
  }
}

function trimBills(container: MedusaContainer): Promise<number> {
  const archive = container.resolve<CnpayArchiveModuleService>(CNPAY_ARCHIVE_MODULE)
  return archive.trim(systemClock())
}

async function trimTrail(container: MedusaContainer): Promise<number> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const before = new Date(cnpay.clock().getTime() - cnpay.support.keepDays * DAY_MS)
  let dropped = 0
  for (;;) {
    const batch = await trimCalls(cnpay.connection(), { before, limit: BATCH })
    dropped += batch
    if (batch < BATCH) return dropped
  }
}

export const config = { name: "cnpay-trim", schedule: "17 4 * * *" }
