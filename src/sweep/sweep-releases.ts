import { forLog } from "../errors/for-log"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { CNPAY_MODULE } from "../modules/cnpay"
import { claimDueReleases, type ReleaseRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { pursueRelease } from "../freezes/send-release"
import { SWEEP_INTERVAL_MS } from "./interval"
import { waitAtMost } from "./patience"

const ABANDONED_MS = 60_000
const BATCH = 20

/** Finds out how releases ended that nobody heard the end of, and sends again what never arrived. */
export async function sweepReleases(container: MedusaContainer): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const now = cnpay.clock()
  const again = new Date(now.getTime() + ABANDONED_MS)
  const due = await claimDueReleases(cnpay.connection(), {
    accounts: cnpay.accounts(),
    ...{ now, again, limit: BATCH },
  })
  const pursuits = Promise.all(due.map((release) => pursue(container, cnpay, release)))
  await waitAtMost(SWEEP_INTERVAL_MS, pursuits)
}

async function pursue(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  release: ReleaseRow
): Promise<void> {
  const preauth = cnpay.gateway(release.account)?.preauth
  if (!preauth) return
  try {
    await pursueRelease({ db: cnpay.connection(), preauth, release, now: cnpay.clock() })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`cnpay: release ${release.out_release_no}: ${forLog(error)}`)
  }
}
