import { forLog } from "../errors/for-log"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { waitAtMost } from "./patience"
import { CNPAY_MODULE } from "../modules/cnpay"
import { claimDueRefunds, findTrade, type RefundRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { pursueRefund } from "../refunds/send-refund"
import { closeRefunded } from "../settle/close-refunded"
import { SWEEP_INTERVAL_MS } from "./interval"

const ABANDONED_MS = 60_000
const BATCH = 20

/** Finds out how refunds ended that nobody heard the end of, and sends again what never arrived. */
export async function sweepRefunds(container: MedusaContainer): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const now = cnpay.clock()
  const again = new Date(now.getTime() + ABANDONED_MS)
  const due = await claimDueRefunds(cnpay.connection(), {
    accounts: cnpay.accounts(),
    ...{ now, again, limit: BATCH },
  })
  const pursuits = Promise.all(due.map((refund) => pursue(container, cnpay, refund)))
  await waitAtMost(SWEEP_INTERVAL_MS, pursuits)
}

async function pursue(
  container: MedusaContainer,
  cnpay: CnpayModuleService,
  refund: RefundRow
): Promise<void> {
  try {
    const [db, now] = [cnpay.connection(), cnpay.clock()]
    const gateway = cnpay.gateway(refund.account)
    const trade = await findTrade(db, refund.account, refund.out_trade_no)
    if (!gateway || !trade) return
    const result = await pursueRefund({ db, gateway, trade, refund, now })
    if (result.outcome === "known" && !trade.settled_at) await closeRefunded(container, trade)
  } catch (error) {
    const reason = forLog(error)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`cnpay: refund ${refund.out_refund_no}: ${reason}`)
  }
}
