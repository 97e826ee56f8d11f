import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../../../modules/cnpay"
import { listCalls } from "../../../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../../../modules/cnpay/service"
import { readTraces } from "../../../../../../trace/read-trace"
import { supportBundle } from "../../../../../../trace/support-bundle"
import { noTrade } from "../../problems"
import { wantedTrade } from "../../find"

/** More calls than this about one trade say nothing new. */
const MOST_CALLS = 200

/** A trade as it may be handed to somebody outside: nothing in it is about a person. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const trade = await wantedTrade(req)
  const [history] = await readTraces(req.scope, [trade])
  if (!history) throw noTrade(trade.out_trade_no)
  const { account, out_trade_no: no } = trade
  const page = { account, no, limit: MOST_CALLS, offset: 0 }
  const { calls } = await listCalls(cnpay.connection(), page)
  res.json(supportBundle(history, calls, cnpay.clock()))
}
