import { forLog } from "../errors/for-log"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { CNPAY_MODULE } from "../modules/cnpay"
import { clearProblem, reportProblem } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

const INTERVAL_MS = 60 * 60_000
/** Time enough to get a new certificate from the open platform, and to deploy it. */
const NOTICE_MS = 30 * 24 * 60 * 60_000

const watchedAt = new WeakMap<CnpayModuleService, number>()

/** Once an hour: a certificate that will end within a month is a problem that a person should mend. */
export async function watchCertificates(container: MedusaContainer): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const now = cnpay.clock()
  if (now.getTime() - (watchedAt.get(cnpay) ?? -Infinity) < INTERVAL_MS) return
  watchedAt.set(cnpay, now.getTime())
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const account of cnpay.accounts()) {
    const endsAt = cnpay.gateway(account)?.expiresAt?.()
    const problem = { account, key: "certificate_ends", now }
    try {
      if (!endsAt || endsAt.getTime() - now.getTime() > NOTICE_MS) {
        await clearProblem(cnpay.connection(), problem)
        continue
      }
      const detail = { ends_at: endsAt.toISOString() }
      logger.warn(`cnpay: ${account}: a certificate ends at ${detail.ends_at}; replace it before.`)
      await reportProblem(cnpay.connection(), { ...problem, detail })
    } catch (error) {
      // The warning is in the log already; the next hour writes it down.
      logger.error(`cnpay: ${account}: the end of a certificate: ${forLog(error)}`)
    }
  }
}
