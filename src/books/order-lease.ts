import { findOrderTrade } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { underLease } from "../settle/lease"

/**
 * Runs the work while nobody else, in any process, moves money of the same order or writes down that
 * it moved. Medusa itself does not keep two refunds of one order apart.
 */
export async function underOrderLease<T>(
  cnpay: Pick<CnpayModuleService, "connection" | "clock">,
  collectionId: string,
  work: (turn: { waited: boolean }) => Promise<T>,
  patienceMs?: number
): Promise<T> {
  const trade = await findOrderTrade(cnpay.connection(), collectionId)
  return trade ? underLease(cnpay, trade, work, patienceMs) : work({ waited: false })
}
