import type { MedusaContainer } from "@medusajs/framework/types"
import { isFault, type Fault } from "../errors/for-log"
import { CNPAY_MODULE } from "../modules/cnpay"
import { claimQuestion, type TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import type { Settlement } from "../settle/settle-trade"
import { settleTradeWorkflow } from "../workflows/settle-trade"

/** As often as a shopper's browser may ask about a trade, and out of the same budget. */
const LEAST_INTERVAL_MS = 5_000

/**
 * - `settled`: the gateway was asked, and the books follow its answer.
 * - `too_soon`: somebody asked just now; so long, in milliseconds, until it may be asked again.
 * - `failed`: the gateway gave no answer, or refused to give one.
 */
export type QueryNow =
  | { result: "settled"; outcome: Settlement["outcome"] }
  | { result: "too_soon"; waitMs: number }
  | { result: "failed"; fault: Fault }

/** A person asks the gateway about a trade, whatever the ledger knows of it. */
export async function queryNow(container: MedusaContainer, trade: TradeRow): Promise<QueryNow> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const now = cnpay.clock()
  const { account, out_trade_no: outTradeNo } = trade
  const notSince = new Date(now.getTime() - LEAST_INTERVAL_MS)
  const most = Math.ceil((cnpay.settlement.questionsPerSecond * LEAST_INTERVAL_MS) / 2_000)
  const isOurTurn = await claimQuestion(cnpay.connection(), {
    ...{ account, no: outTradeNo, now, notSince, most },
  })
  if (!isOurTurn) return { result: "too_soon", waitMs: LEAST_INTERVAL_MS }
  try {
    const input = { account, outTradeNo, cause: "asked" as const, askAnew: true }
    const { result } = await settleTradeWorkflow(container).run({ input })
    return { result: "settled", outcome: result.outcome }
  } catch (error) {
    if (isFault(error)) return { result: "failed", fault: error }
    throw error
  }
}
