import type { MedusaRequest } from "@medusajs/framework/http"
import { asOutTradeNo } from "../../../../core/ids"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import { findTradeByNo, type TradeRow } from "../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { readTraces } from "../../../../trace/read-trace"
import { noTrade } from "./problems"
import { tradeView } from "./view"

/** The trade that the path names. @throws MedusaError if there is none */
export async function wantedTrade(req: MedusaRequest): Promise<TradeRow> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const no = asOutTradeNo(req.params.no)
  const trade = no && (await findTradeByNo(cnpay.connection(), no))
  if (!trade) throw noTrade(no ?? "")
  return trade
}

export async function tradeViews(req: MedusaRequest, trades: readonly TradeRow[]) {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const histories = await readTraces(req.scope, trades)
  return histories.map((history) => tradeView(cnpay, history))
}
