import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { reasonOf } from "../core/errors"
import { CNPAY_MODULE } from "../modules/cnpay"
import { countLeftAlone } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

const mentioned = new WeakSet<CnpayModuleService>()

/**
 * Once a process: trades of an account that the options do not name any more, such as the sandbox's after
 * a shop has gone live. Nobody can ask about them without that account's keys, so they are left as they are.
 */
export async function mentionLeftAlone(container: MedusaContainer): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  if (mentioned.has(cnpay)) return
  mentioned.add(cnpay)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  try {
    for (const { account, trades } of await countLeftAlone(cnpay.connection(), cnpay.accounts())) {
      logger.warn(
        `cnpay: ${account} is not among the accounts any more: ${trades} unfinished trades of it are left alone.`
      )
    }
  } catch (error) {
    mentioned.delete(cnpay)
    logger.warn(`cnpay: looking for trades of other accounts: ${reasonOf(error)}`)
  }
}
