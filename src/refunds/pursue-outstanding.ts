import type { MedusaContainer } from "@medusajs/framework/types"
import { isOutstanding } from "../core/refund"
import { CNPAY_MODULE } from "../modules/cnpay"
import { findTrade, listTradeRefunds, readBooks } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { pursueRefund } from "./send-refund"

/**
 * Asks how the refunds of an order ended that nobody knows the end of. Answers whether all are known
 * now: what is refunded on top of an unknown one may be the same money twice.
 */
export async function pursueOutstanding(
  container: MedusaContainer,
  collection: string
): Promise<boolean> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const { payments } = await readBooks(db, collection)
  let allKnown = true
  for (const { account, no } of payments.flatMap(({ trades }) => trades)) {
    const gateway = cnpay.gateway(account)
    const trade = await findTrade(db, account, no)
    if (!gateway || !trade) continue
    for (const refund of await listTradeRefunds(db, no)) {
      if (!isOutstanding(refund.state)) continue
      const { outcome } = await pursueRefund({ db, gateway, trade, refund, now })
      if (outcome === "unknown") allKnown = false
    }
  }
  return allKnown
}
