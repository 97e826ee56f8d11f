import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../../modules/cnpay"
import { findDiscrepancy } from "../../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../../modules/cnpay/service"
import { problems } from "../../../../../resolve/messages"
import { discrepancyDetail } from "../detail"

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const row = await findDiscrepancy(cnpay.connection(), req.params.id ?? "")
  if (!row) throw problems.noDiscrepancy()
  res.json({ discrepancy: await discrepancyDetail(req.scope, row) })
}
