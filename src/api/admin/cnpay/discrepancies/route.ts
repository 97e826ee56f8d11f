import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import { countDiscrepancies, listDiscrepancies } from "../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { filterOf, orderOf, type DiscrepancyParams } from "./params"
import { discrepancyView } from "./view"

/** Differences between our books and the gateways', newest first unless asked otherwise. Amounts in fen. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, DiscrepancyParams>,
  res: MedusaResponse
): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { offset, limit } = req.validatedQuery
  const filter = filterOf(req.validatedQuery)
  const page = { filter, order: orderOf(req.validatedQuery), offset, limit }
  const [rows, count] = await Promise.all([
    listDiscrepancies(cnpay.connection(), page),
    countDiscrepancies(cnpay.connection(), filter),
  ])
  res.json({ discrepancies: rows.map((row) => discrepancyView(cnpay, row)), count, offset, limit })
}
