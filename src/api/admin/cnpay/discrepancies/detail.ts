import type { MedusaContainer } from "@medusajs/framework/types"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import { listMoves, type DiscrepancyRow } from "../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { amountOf } from "../../../../resolve/amount"
import { payeeOf } from "../../../../resolve/payee"
import { discrepancyView } from "./view"

/** The discrepancy with its history, and what a person confirms before money moves. */
export async function discrepancyDetail(container: MedusaContainer, row: DiscrepancyRow) {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  return {
    ...discrepancyView(cnpay, row),
    amount_fen: await amountOf(container, row),
    payee: await payeeOf(container, row),
    history: await listMoves(cnpay.connection(), row.id),
  }
}
