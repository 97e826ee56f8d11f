import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import { listTrades } from "../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { filterOf, type TradeParams } from "./params"
import { listedTrade } from "./view"

/** Trades, newest first unless asked otherwise; `q` finds them by any number that a person has at hand. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, TradeParams>,
  res: MedusaResponse
): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { limit, offset, order } = req.validatedQuery
  const filter = filterOf(req.validatedQuery)
  const page = { limit, offset, oldestFirst: !order.startsWith("-") }
  const { trades, count } = filter
    ? await listTrades(cnpay.connection(), filter, page)
    : { trades: [], count: 0 }
  res.json({ trades: trades.map(listedTrade), count, offset, limit })
}
