import { underOrderLease } from "../books/order-lease"
import type { TradeRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { underLease } from "../settle/lease"

/** Runs the work while nobody else moves money of the trade, or of the order that it pays for. */
export function underTradeLease<T>(
  cnpay: Pick<CnpayModuleService, "connection" | "clock">,
  trade: TradeRow,
  work: () => Promise<T>
): Promise<T> {
  const collection = trade.payment_collection_id
  return collection ? underOrderLease(cnpay, collection, work) : underLease(cnpay, trade, work)
}
