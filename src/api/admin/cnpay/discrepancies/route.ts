import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import type { DiscrepancyParams } from "../validators"

/** Differences between our books and the gateways', newest first unless asked otherwise. Amounts in fen. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, DiscrepancyParams>,
  res: MedusaResponse
): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { skip: offset = 0, take: limit = 20, order } = req.queryConfig.pagination
  const [discrepancies, count] = await cnpay.listAndCountDiscrepancies(req.filterableFields, {
    skip: offset,
    take: limit,
    order: order ?? { created_at: "DESC" },
  })
  res.json({ discrepancies, count, offset, limit })
}
