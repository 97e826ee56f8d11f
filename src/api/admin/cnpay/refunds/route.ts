import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import type { RefundParams } from "../validators"
import { refundView } from "./view"

/** Refunds as the ledger holds them, newest first unless asked otherwise. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, RefundParams>,
  res: MedusaResponse
): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { skip: offset = 0, take: limit = 20, order } = req.queryConfig.pagination
  const [rows, count] = await cnpay.listAndCountRefunds(req.filterableFields, {
    skip: offset,
    take: limit,
    order: order ?? { created_at: "DESC" },
  })
  res.json({ refunds: rows.map(refundView), count, offset, limit })
}
