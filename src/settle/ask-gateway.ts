import { forLog } from "../errors/for-log"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { CNPAY_MODULE } from "../modules/cnpay"
import { claimQuestion, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { settleTradeWorkflow } from "../workflows/settle-trade"

/** However many shoppers, tabs and processes ask. */
const LEAST_INTERVAL_MS = 5_000
/** A notification usually comes first; there is no need to ask while it is on its way. */
const FIRST_QUESTION_MS = 3_000

/**
 * Settles a trade by asking the gateway, when somebody wants to know and nobody asked just now. The
 * answer only hurries things along: if there is none, the shopper is told what the ledger knows.
 */
export async function askGateway(container: MedusaContainer, trade: TradeRow): Promise<boolean> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const now = cnpay.clock()
  const isOpen = trade.state === "open" || trade.state === "creating"
  const isUnsettled = (trade.state === "paid" || trade.state === "frozen") && !trade.settled_at
  if (!isOpen && !isUnsettled) return false
  if (now.getTime() - trade.created_at.getTime() < FIRST_QUESTION_MS) return false
  const notSince = new Date(now.getTime() - LEAST_INTERVAL_MS)
  const { account, out_trade_no: outTradeNo } = trade
  const most = Math.ceil((cnpay.settlement.questionsPerSecond * LEAST_INTERVAL_MS) / 2_000)
  const question = { account, no: outTradeNo, now, notSince, most }
  if (!(await claimQuestion(cnpay.connection(), question))) return false
  try {
    await settleTradeWorkflow(container).run({ input: { account, outTradeNo, cause: "asked" } })
  } catch (error) {
    const reason = forLog(error)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`cnpay: asking about trade ${outTradeNo}: ${reason}`)
  }
  return true
}
