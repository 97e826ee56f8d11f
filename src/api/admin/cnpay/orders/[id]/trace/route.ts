import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../../../modules/cnpay"
import { listOrderTrades } from "../../../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../../../modules/cnpay/service"
import { tradeViews } from "../../../trades/find"

/** What the gateways know of an order, newest trade first; `null`: it has no payment of ours. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const trades = await listOrderTrades(cnpay.connection(), req.params.id ?? "")
  if (trades.length === 0) res.json({ trace: null })
  else res.json({ trace: { trades: await tradeViews(req, trades.reverse()) } })
}
