import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../../../modules/cnpay"
import { listCalls, type CallRow } from "../../../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../../../modules/cnpay/service"
import { wantedTrade } from "../../find"
import type { CallParams } from "../../params"

/** Every call to the gateway about a trade, newest first: what was sent and answered, redacted. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, CallParams>,
  res: MedusaResponse
): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { limit, offset } = req.validatedQuery
  const { account, out_trade_no: no } = await wantedTrade(req)
  const { calls, count } = await listCalls(cnpay.connection(), { account, no, limit, offset })
  res.json({ calls: calls.map(callView), count, offset, limit })
}

function callView({ started_at: at, account: _, environment: __, ...call }: CallRow) {
  return { at, ...call }
}
