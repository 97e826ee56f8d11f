import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { ordering } from "../params"
import type { RefundParams } from "../validators"
import { refundView } from "./view"

/** Refunds as the ledger holds them, newest first unless asked otherwise. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, RefundParams>,
  res: MedusaResponse
): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { offset, limit, order, state, account, out_trade_no } = req.validatedQuery
  const { column, descending } = ordering(order)
  const wanted = Object.entries({ state, account, out_trade_no }).filter(([, value]) => value)
  const [rows, count] = await cnpay.listAndCountRefunds(Object.fromEntries(wanted), {
    ...{ skip: offset, take: limit },
    order: { [column]: descending ? "DESC" : "ASC" },
  })
  res.json({ refunds: rows.map(refundView), count, offset, limit })
}
