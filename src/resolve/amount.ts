import type { MedusaContainer } from "@medusajs/framework/types"
import { movesMoney } from "../core/moves"
import { CNPAY_MODULE } from "../modules/cnpay"
import type { DiscrepancyRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { loadDispute, movesFor } from "./dispute"
import { leftOf } from "./left"

/** What a move of this discrepancy would send, in fen, for a person to repeat; `null`: none sends any. */
export async function amountOf(
  container: MedusaContainer,
  row: DiscrepancyRow
): Promise<number | null> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [move] = movesFor(cnpay, row).filter(movesMoney)
  if (!move) return null
  if (move !== "refund") return row.refund?.amount_fen ?? null
  const { trade } = await loadDispute(container, row.id)
  return trade ? leftOf(container, trade) : row.gateway_fen
}
