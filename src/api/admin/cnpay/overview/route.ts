import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { addDays, billDayAt } from "../../../../core/bill-day"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import { readOverview } from "../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import type { OverviewParams } from "../runs/params"

/** How the books of all accounts stand. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, OverviewParams>,
  res: MedusaResponse
): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const since = addDays(billDayAt(cnpay.clock()), -req.validatedQuery.days)
  res.json(await readOverview(cnpay.connection(), since))
}
